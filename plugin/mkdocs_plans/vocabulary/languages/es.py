"""Spanish."""

from __future__ import annotations

from mkdocs_plans.vocabulary.parts import Words

WORDS: Words = {
    "status": {
        "planning": """
            borrador, propuest{o|a}, planead{o|a}, planificad{o|a}, planificación, en planificación,
            previst{o|a}, por hacer, pendiente, por empezar, sin empezar, sin iniciar, sin comenzar, no
            iniciad{o|a}, no empezad{o|a}, no comenzad{o|a}, nuev{o|a}, abiert{o|a}, en preparación, idea,
            programad{o|a}, en cola""",
        "in-progress": """
            en progreso, en curso, en proceso, en marcha, en desarrollo, en ejecución, activ{o|a},
            iniciad{o|a}, empezad{o|a}, comenzad{o|a}, parcial, parcialmente, haciendo, en pruebas, en vuelo,
            incomplet{o|a}, retrasad{o|a}, en riesgo""",
        "blocked": "bloquead{o|a}, esperando, a la espera, atascad{o|a}, esperando a",
        "on-hold": """
            en pausa, pausad{o|a}, aplazad{o|a}, pospuest{o|a}, suspendid{o|a}, diferid{o|a}, detenid{o|a},
            congelad{o|a}, en espera, estancad{o|a}, archivad{o|a} temporalmente""",
        "completed": """
            completad{o|a}, complet{o|a}, terminad{o|a}, finalizad{o|a}, acabad{o|a}, hech{o|a},
            concluid{o|a}, implementad{o|a}, realizad{o|a}, entregad{o|a}, publicad{o|a}, desplegad{o|a},
            ejecutad{o|a}, cerrad{o|a}, resuelt{o|a}, corregid{o|a}, fusionad{o|a}, verificad{o|a},
            cumplid{o|a}, en producción, lanzad{o|a}, aplicad{o|a}, final""",
        "cancelled": """
            cancelad{o|a}, rechazad{o|a}, descartad{o|a}, desechad{o|a}, anulad{o|a}, abandonad{o|a},
            retirad{o|a}, obsolet{o|a}, reemplazad{o|a}, sustituid{o|a}, no aceptad{o|a}, no planificad{o|a},
            históric{o|a}""",
    },
    "state_words": {
        "waits": "bloque, esper, pendiente, hasta",
        "permission": """
            aprobad{o|a}, aceptad{o|a}, adoptad{o|a}, en revisión, list{o|a} para, preparad{o|a},
            revisad{o|a}, acordad{o|a}""",
        "permission-in-records": "aprobad{o|a}, aceptad{o|a}, adoptad{o|a}",
        "archived": "archivad{o|a}",
        "no-marker": "nuev{o|a}, abiert{o|a}, planificación",
        "marker-goes-on": "por, hasta, desde, en",
        "banner": "obsolet{o|a}, reemplazad{o|a}, sustituid{o|a}, retirad{o|a}, abandonad{o|a}",
        "filler": "ahora, actualmente, ya",
        "partly": "casi, mayormente, en gran parte, parcialmente",
        "all": "todas las, todos los, todo",
        "whole": "final, completo, primer, primera, inicial",
        "paper": "borrador, propuesta, diseño, revisión",
        "negation": "no, aún no, todavía no, sin",
        "negated": "ejecutado, ejecutar",
        "own": """
            en progreso, en curso, en proceso, parcial, parcialmente, pendiente, planificad{o|a}, por hacer,
            sin empezar, no iniciad{o|a}, no empezad{o|a}""",
        "label-end": "estado",
        "header": """
            metadatos, información del documento, información del proyecto, información del plan, detalles,
            resumen, visión general, de un vistazo""",
        "folder-end": "planes, tareas",
    },
    "headings": {
        "goal": """
            objetivo, objetivos, objetivo general, objetivos generales, objetivo del proyecto, objetivos del
            proyecto, propósito, finalidad, resumen, resumen ejecutivo, visión general, introducción,
            motivación, problema, planteamiento del problema, descripción del problema, por qué""",
        "context": """
            contexto, antecedentes, trasfondo, estado actual, situación actual, punto de partida, historia""",
        "constraints": "restricciones, restricción, limitaciones, condicionantes",
        "approach": """
            enfoque, enfoque técnico, planteamiento, solución, solución propuesta, solución técnica,
            propuesta, propuesta técnica, diseño, diseño técnico, diseño detallado, arquitectura,
            arquitectura/diseño, estrategia""",
        "stack": """
            pila tecnológica, tecnologías, stack tecnológico, tecnología utilizada, tecnologías utilizadas""",
        "integration": "puntos de integración, punto de integración, integraciones, integración",
        "patterns": "patrones de diseño, patrones",
        "steps": """
            pasos, pasos de implementación, tareas, lista de tareas, subtareas, actividades, por hacer,
            pendientes, plan de acción, plan de ejecución, plan de implementación, plan de trabajo,
            implementación, ejecución, desarrollo por fases, hitos, fases, fases del proyecto, etapas, hoja de
            ruta, entregables, despliegue, plan de despliegue, orden de implementación, orden de ejecución,
            iteraciones, paquetes de trabajo, próximas tareas, backlog""",
        "progress": "progreso, avance, avances, registro de avance, registro de progreso",
        "phase-dependencies": """
            dependencias entre fases, dependencias entre las fases, dependencias de las fases, dependencias
            entre tareas, dependencias entre etapas""",
        "testing": """
            pruebas, plan de pruebas, estrategia de pruebas, casos de prueba, verificación, validación,
            control de calidad, aseguramiento de la calidad""",
        "dependencies": "dependencias, dependencia, prerrequisitos, requisitos previos, prerrequisito",
        "services": "servicios externos, apis externas, servicios de terceros",
        "libraries": """
            bibliotecas, librerías, paquetes, nuevas bibliotecas, nuevas librerías, nuevos paquetes""",
        "tools": "herramientas, infraestructura",
        "access": """
            accesos, acceso, acceso requerido, acceso necesario, accesos requeridos, accesos necesarios,
            permisos, credenciales""",
        "questions": """
            preguntas, preguntas abiertas, preguntas pendientes, preguntas sin resolver, preguntas resueltas,
            cuestiones abiertas, cuestiones pendientes, temas abiertos, temas pendientes, puntos abiertos,
            asuntos pendientes, dudas, dudas abiertas, decisiones pendientes, decisiones por tomar, decisiones
            necesarias, decisiones requeridas, decisiones técnicas pendientes, decisiones técnicas necesarias,
            decisiones técnicas requeridas, decisiones técnicas por tomar, aclaraciones, aclaraciones
            necesarias, aclaraciones requeridas, aclaraciones pendientes, por aclarar, puntos por aclarar,
            tareas de investigación, investigaciones, por investigar, incógnitas, preguntas de investigación,
            punto abierto, tema abierto, cosas por decidir""",
        "criteria": """
            definición de terminado, definición de hecho, métricas de éxito, terminado cuando, aceptación,
            pruebas de aceptación, aprobación""",
        "decisions": """
            decisiones, decisión, decisiones tomadas, registro de decisiones, decisiones técnicas, decisiones
            de diseño, decisiones clave, decisiones de arquitectura""",
        "status": "estado, estado del plan, estado del proyecto",
        "notes": "notas, nota, notas adicionales, observaciones, comentarios, lecciones aprendidas",
        "alternatives": """
            alternativas, alternativa, alternativas consideradas, opciones, opciones consideradas, comparación
            """,
        "references": "ver también, véase también, referencias, anexo, anexos, apéndice",
    },
    "heading-words": {
        "risks": "riesgo, riesgos",
        "criteria": "criterio, criterios",
    },
    "heading-rules": {
        "no-role": "preguntas frecuentes, pregunta de investigación",
        "joint": "y, e",
        "in-front": "principales, nuevas, nuevos, actuales, posibles, identificados, identificadas",
        "behind": """
            principales, principal, técnicos, técnicas, técnico, técnica, generales, general, actuales,
            detallado, detallada, detallados, detalladas, propuesto, propuesta, recomendado, recomendada,
            conocidos, conocidas, unitarias, manuales, automatizadas, requerido, requeridos, requerida,
            requeridas, necesario, necesarios, identificados, identificadas, abiertas, abiertos""",
        "next": "próximos pasos, siguientes pasos, próximo paso, siguiente paso",
    },
    "phases": "fase, etapa, paso, tarea, hito, parte, iteración, sprint, lote, semana de trabajo",
    "phase-rules": {
        "depends": """
            depende{|n} de, depende{|n} de la, requiere, necesita, espera a, sigue a, empieza después de,
            comienza después de, viene después de""",
        "independent": "no, nunca, sin, jamás",
        "duration": "día{|s}, semana{|s}",
        "late": "semana, día",
        "plural": "s",
        "option": "opción, alternativa, variante",
        "no-letter-under": "requisitos, prioridades, hallazgos, errores",
        "not-under": "historias de usuario, historias de usuarios",
    },
    "folders": {
        "in-progress": "activos, activo, en-curso, en-progreso",
        "completed": "completados, completado, terminados, finalizados, hechos, archivo, archivados",
        "planning": "borradores, propuestos, propuestas, planificados, pendientes, por-hacer",
        "on-hold": "pausados, en-pausa, aplazados, pospuestos",
        "blocked": "bloqueados",
        "cancelled": "cancelados, rechazados, descartados, obsoletos, reemplazados",
    },
    "fields": {
        "status": "estado, situación",
        "date": """
            fecha, fecha de creación, fecha de inicio, creado, creado el, creada el, inicio, iniciado,
            iniciado el, comenzado""",
        "owners": """
            responsable, responsables, autor, autora, autores, autor(es), encargado, encargada, propietario,
            propietaria, asignado a, asignada a, líder, dueño, dueña, a cargo de""",
        "target": "fecha límite, fecha objetivo, fecha de fin, vencimiento, plazo",
        "tags": "etiquetas, palabras clave",
        "id": "identificador, número",
        "goal": "objetivo, objetivos",
        "depends-on": "depende de, dependencias, requiere",
        "blocked-by": "bloqueado por, bloqueada por",
        "blocks": "bloquea",
        "supersedes": "reemplaza, reemplaza a, sustituye, sustituye a",
        "superseded-by": "reemplazado por, reemplazada por, sustituido por, sustituida por",
        "related": """
            relacionado, relacionado con, relacionada con, planes relacionados, véase también, ver también""",
        "parent": "plan padre, plan superior, parte de",
        "other": """
            actualizado, actualizado el, última actualización, última modificación, completado el, terminado
            el, prioridad, tipo, alcance, versión, rama, revisores, revisor, revisora, equipo, esfuerzo,
            estimación""",
        "stage": "etapa",
        "implementation": "implementación, estado de implementación",
    },
    "titles": {
        "kind": """
            plan de ejecución, plan de implementación, plan de acción, plan de proyecto, plan de trabajo,
            especificación, diseño, propuesta, plan, proyecto""",
        "generic": """
            plan de ejecución, plan de implementación, plan de acción, plan de proyecto, plan de trabajo,
            especificación, diseño, propuesta, tareas, requisitos, resumen, introducción, visión general,
            índice""",
        "file": "tareas, propuesta, requisitos, diseño",
    },
    "files": {"companion": "progreso, notas, registro"},
    "dates": {
        "1": "enero, ene",
        "2": "febrero",
        "3": "marzo",
        "4": "abril, abr",
        "5": "mayo",
        "6": "junio",
        "7": "julio",
        "8": "agosto, ago",
        "9": "septiembre, setiembre",
        "10": "octubre",
        "11": "noviembre",
        "12": "diciembre, dic",
        "joint": "de, del",
        "day-ending": "º",
    },
    "levels": {
        "high": "alt{o|a|os|as}, muy alt{o|a}, crític{o|a}, grave, sever{o|a}, mayor, elevad{o|a}",
        "medium": "medi{o|a|os|as}, moderad{o|a}",
        "low": "baj{o|a|os|as}, muy baj{o|a}, leve, menor, insignificante, despreciable",
    },
    "level-rules": {
        "noun": "riesgo, riesgos, impacto, probabilidad, gravedad, prioridad, nivel",
        "joint": "a",
    },
    "columns": {
        "risk": "riesgo, riesgos",
        "impact": "impacto, gravedad, severidad, consecuencia, consecuencias",
        "probability": "probabilidad",
        "mitigation": """
            mitigación, mitigaciones, medida, medidas, medida de mitigación, contramedida, contramedidas,
            contingencia, respuesta, cómo evitarlo, cómo abordarlo, tratamiento, plan de acción, acción,
            acciones, estrategia, qué hacemos, manejo""",
        "level": "nivel, calificación, exposición, prioridad",
        "owner": "responsable, responsables, encargado, encargada",
        "due": "fecha límite, vencimiento, plazo, fecha objetivo",
        "question": "pregunta, preguntas, tema, cuestión, duda, pregunta abierta",
        "answer": "respuesta, decisión, resolución, resultado, conclusión",
        "status": "estado, hecho, avance",
        "id": "n.º, nº, número, identificador",
        "version": "versión",
        "link": "enlace, documentación, vínculo",
        "purpose": "propósito, uso, para qué, por qué, descripción, motivo, razón, función, finalidad",
    },
    "markers": {
        "mitigation": """
            mitigación, mitigaciones, medida, medidas, medida de mitigación, contramedida, contramedidas,
            contingencia, respuesta, tratamiento, plan de contingencia, respaldo, salvaguarda, manejo""",
        "impact": "impacto, gravedad, severidad",
        "probability": "probabilidad",
        "closed": "resuelt{o|a}, mitigad{o|a}, cerrad{o|a}, aceptad{o|a}, superad{o|a}",
        "answer": "respuesta, decisión, resolución, elección, conclusión",
        "answered": """
            decidido, resuelto, resuelta, respondida, contestada, aclarado, aclarada, rechazado, descartado
            """,
        "pending": "necesaria, necesario, requerida, requerido, pendiente, abierta, abierto, definir, falta",
        "nothing": """
            ninguno, ninguna, nada, no aplica, ninguno conocido, ninguna conocida, n.a, sin riesgos, sin
            riesgos conocidos, ningún riesgo, sin preguntas, sin preguntas abiertas, ninguna pregunta, sin
            riesgos identificados, sin riesgos significativos""",
        "unfilled": """
            ninguno, ninguna, por definir, a definir, por determinar, pendiente, sin definir, no aplica""",
    },
    "risk-rules": {
        "lead": "riesgo",
        "not-below": "ningún, ninguna, sin, no hay",
        "many": "riesgos",
        "one": "riesgo",
        "register": "identificado",
        "process": "gestión, identificación, proceso, seguimiento, monitoreo, revisión",
        "summary": "resumen, visión",
        "positive": "riesgos positivos, oportunidades",
        "scale": "escala, escalas, leyenda",
        "detail": """
            responsable, estado, categoría, tipo, disparador, evidencia, fuente, descripción, notas, nota,
            opción, recomendación, decisión, respuesta, vencimiento""",
        "lettered": "opción",
        "by": "mitigado por, mitigado con",
        "denies": "riesgo, riesgos, cambio, cambios, impacto, impactos",
        "no-mitigation": "sin mitigación, no mitigado",
        "raid-type": "riesgo",
        "closed-heading": "resueltos, cerrados, mitigados",
    },
    "question-rules": {
        "inline": "necesita aclaración, requiere aclaración",
        "asks": """
            qué, cuál{|es}, quién{|es}, cuándo, dónde, por qué, cómo, cuánt{o|a|os|as}, debe{|mos}, podemos,
            puede, hay que, decidir, elegir, aclarar""",
        "begins": "preguntas para, preguntas sobre, preguntas a, dudas sobre",
        "holds": "pregunta",
        "answered": "resueltas, resuelta, resueltos, respondidas, contestadas, decididas, cerradas",
        "not-after": "sin, no",
        "lean": "recomendación, propuesta, sugerencia",
        "decision": "decisi",
        "clarification": "aclara",
        "research": "investig, incógnita, incognita",
        "opener": "abiertas, pendientes",
        "noun": "preguntas, decisiones",
        "id": "p",
    },
    "decision-rules": {
        "one": "decisión",
        "rationale": "justificación, por qué, motivo, motivos, razón, razones, razonamiento",
        "author": "autor, autora, decidido por, tomada por, quién",
        "day": "fecha, decidido el",
        "detail": "consecuencia, consecuencias, alternativas, alternativas consideradas, compromisos",
        "column": "decisión, qué",
        "day-column": "fecha, día, cuándo",
        "choice": "elección, elegido, elegida, opción elegida, resultado",
        "revoked": "reemplazad{o|a}, sustituid{o|a}, revertid{o|a}, revocad{o|a}, anulad{o|a}",
    },
    "gaps": {
        "nobody": "ninguno, ninguna, nadie, sin asignar, no asignado, por definir, por asignar, pendiente",
        "nothing-begins": "ningún nuevo, ninguna nueva, ningún otro, ninguna otra, sin nuevos, sin nuevas",
        "placeholder": "paso 1, paso 2, paso 3",
        "blank": """
            nombre, título, propósito, versión, descripción, responsable, autor, autora, fecha, estado,
            respuesta, pregunta, riesgo, mitigación, supuesto, decisión, resultado, objetivo, por definir,
            aaaa-mm-dd, dd/mm/aaaa""",
        "prompt": """
            describe, describir, descripción, lista, enumera, explica, añade, agrega, rellena, completa,
            inserta, qué, por qué, cómo, quién, cuándo, cuál, tu, su, si, p. ej, por ejemplo""",
        "remark": "requiere aclaración, véase, ver, nota, continuación, omitido, obsoleto, no",
    },
    "step-rules": {
        "done-column": "hecho, completado",
        "yes": "sí, si",
        "step-column": "fase, paso, tarea, hito, etapa",
    },
    "column-rules": {
        "field": "campo, atributo",
        "type": "tipo, clase",
        "other-of-risks": "categoría, área, tipo, notas, puntuación, causa",
        "weak-risk": "descripción, amenaza, peligro",
    },
    "registers": {
        "risks": """
            registro de riesgos, lista de riesgos, matriz de riesgos, evaluación de riesgos, riesgos del
            proyecto""",
        "questions": "preguntas abiertas, preguntas pendientes",
        "not-under": """
            propósito, alcance, cómo, leyenda, escala, reglas, proceso, estado, resumen, mitigación, acciones,
            revisión, historial, próximos""",
        "ends": "leyenda, escala",
    },
    "prose": {
        "common": """
            que, los, las, del, para, con, por, como, está, más, pero, esta, son, sin, cuando, debe, entre,
            sobre, cada, ya, si, al, hay, sus, desde, hasta, también, todos, según, donde, nuevo, nueva""",
    },
}
