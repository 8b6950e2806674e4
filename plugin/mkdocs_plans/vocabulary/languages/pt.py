"""Portuguese, as written in Brazil and in Portugal."""

from __future__ import annotations

from mkdocs_plans.vocabulary.parts import Words

WORDS: Words = {
    "status": {
        "planning": """
            rascunho, propost{o|a}, planejad{o|a}, planead{o|a}, planejamento, planeamento, em planejamento,
            em planeamento, previst{o|a}, a fazer, por fazer, pendente, a iniciar, por iniciar, não
            iniciad{o|a}, não começad{o|a}, nov{o|a}, abert{o|a}, em aberto, em preparação, ideia,
            agendad{o|a}, na fila""",
        "in-progress": """
            em andamento, em progresso, em curso, em execução, em desenvolvimento, em implementação,
            ativ{o|a}, activ{o|a}, iniciad{o|a}, começad{o|a}, parcial, parcialmente, fazendo, a decorrer, em
            testes, em teste, incomplet{o|a}, atrasad{o|a}, em risco""",
        "blocked": """
            bloquead{o|a}, aguardando, à espera, esperando, impedid{o|a}, travad{o|a}, aguardando por, à
            espera de""",
        "on-hold": """
            pausad{o|a}, em pausa, adiad{o|a}, suspens{o|a}, em espera, congelad{o|a}, parad{o|a},
            estagnad{o|a}""",
        "completed": """
            concluíd{o|a}, completad{o|a}, complet{o|a}, feit{o|a}, finalizad{o|a}, terminad{o|a},
            encerrad{o|a}, implementad{o|a}, implantad{o|a}, realizad{o|a}, executad{o|a}, entregue,
            lançad{o|a}, publicad{o|a}, fechad{o|a}, resolvid{o|a}, corrigid{o|a}, mesclad{o|a},
            verificad{o|a}, em produção, aplicad{o|a}, final""",
        "cancelled": """
            cancelad{o|a}, rejeitad{o|a}, recusad{o|a}, descartad{o|a}, anulad{o|a}, abandonad{o|a},
            retirad{o|a}, obsolet{o|a}, substituíd{o|a}, não aceit{o|a|e}, não planejad{o|a}, históric{o|a}
            """,
    },
    "state_words": {
        "waits": "bloque, aguard, esper, pendente, até",
        "permission": """
            aprovad{o|a}, aceit{o|a|e}, adotad{o|a}, adoptad{o|a}, em revisão, em análise, pront{o|a} para,
            revisad{o|a}, acordad{o|a}""",
        "permission-in-records": "aprovad{o|a}, aceit{o|a|e}, adotad{o|a}",
        "archived": "arquivad{o|a}",
        "no-marker": "nov{o|a}, abert{o|a}, planejamento, planeamento",
        "marker-goes-on": "por, pela, pelo, até, desde, em",
        "banner": "obsolet{o|a}, substituíd{o|a}, retirad{o|a}, abandonad{o|a}",
        "filler": "agora, atualmente, já, totalmente",
        "partly": "quase, em grande parte, majoritariamente, parcialmente",
        "all": "todas as, todos os, tudo",
        "whole": "final, completo, primeiro, primeira, inicial",
        "paper": "rascunho, proposta, desenho, revisão",
        "negation": "não, ainda não, sem",
        "negated": "executado, rodado",
        "own": """
            em andamento, em progresso, em curso, parcial, parcialmente, pendente, planejad{o|a},
            planead{o|a}, a fazer, por fazer, não iniciad{o|a}""",
        "label-end": "estado, situação, status",
        "header": """
            metadados, informações do documento, informações do projeto, informações do plano, detalhes,
            resumo, visão geral""",
        "folder-end": "planos, tarefas",
    },
    "headings": {
        "goal": """
            objetivo, objetivos, objectivo, objectivos, objetivo geral, objetivos gerais, objetivo do projeto,
            objetivos do projeto, propósito, finalidade, metas, resumo, resumo executivo, visão geral,
            introdução, motivação, problema, descrição do problema, por que, porquê""",
        "context": """
            contexto, antecedentes, histórico, estado atual, estado actual, situação atual, cenário atual,
            ponto de partida""",
        "constraints": "restrições, restrição, limitações, condicionantes",
        "approach": """
            abordagem, abordagem técnica, solução, solução proposta, solução técnica, proposta, proposta
            técnica, desenho técnico, projeto técnico, arquitetura, arquitectura, arquitetura/design,
            arquitetura/projeto, estratégia""",
        "stack": """
            stack tecnológica, tecnologias, tecnologias utilizadas, pilha tecnológica, stack de tecnologia""",
        "integration": "pontos de integração, ponto de integração, integrações, integração",
        "patterns": "padrões de projeto, padrões de design, padrões",
        "steps": """
            passos, passos de implementação, tarefas, lista de tarefas, subtarefas, atividades, actividades, a
            fazer, pendências, plano de ação, plano de execução, plano de implementação, plano de trabalho,
            plano, implementação, execução, marcos, fases, fases do projeto, etapas, roteiro, entregas,
            entregáveis, implantação, plano de implantação, ordem de implementação, ordem de execução,
            iterações, pacotes de trabalho, backlog, backlog da sprint""",
        "progress": "progresso, andamento, registro de progresso, registo de progresso",
        "phase-dependencies": """
            dependências entre fases, dependências entre as fases, dependências das fases, dependências entre
            tarefas, dependências entre etapas, dependências entre as etapas""",
        "testing": """
            testes, plano de testes, plano de teste, estratégia de testes, estratégia de teste, casos de
            teste, verificação, validação, garantia de qualidade, controle de qualidade""",
        "dependencies": "dependências, dependência, pré-requisitos, pré-requisito, requisitos prévios",
        "services": "serviços externos, apis externas, serviços de terceiros",
        "libraries": "bibliotecas, pacotes, novas bibliotecas, novos pacotes",
        "tools": "ferramentas, infraestrutura, infra-estrutura",
        "access": """
            acessos, acesso, acesso necessário, acessos necessários, acesso requerido, permissões, credenciais
            """,
        "questions": """
            perguntas, perguntas abertas, perguntas em aberto, questões, questões abertas, questões em aberto,
            questões pendentes, questões não resolvidas, questões resolvidas, dúvidas, dúvidas em aberto,
            pontos em aberto, itens em aberto, assuntos pendentes, decisões pendentes, decisões necessárias,
            decisões a tomar, decisões em aberto, decisões técnicas pendentes, decisões técnicas necessárias,
            decisões técnicas a tomar, esclarecimentos, esclarecimentos necessários, esclarecimentos
            pendentes, a esclarecer, pontos a esclarecer, tarefas de pesquisa, tarefas de investigação,
            pesquisas, pesquisas necessárias, a investigar, incógnitas, questões de pesquisa, perguntas de
            pesquisa, ponto em aberto, item em aberto""",
        "criteria": """
            definição de pronto, definição de concluído, métricas de sucesso, pronto quando, concluído quando,
            aceitação, testes de aceitação, aprovação""",
        "decisions": """
            decisões, decisão, decisões tomadas, registro de decisões, registo de decisões, decisões técnicas,
            decisões de projeto, decisões de design, decisões-chave, decisões chave, decisões de arquitetura
            """,
        "status": "estado, situação, status atual, status do plano",
        "notes": "notas, nota, notas adicionais, observações, comentários, lições aprendidas",
        "alternatives": """
            alternativas, alternativa, alternativas consideradas, opções, opções consideradas, comparação""",
        "references": "ver também, veja também, referências, anexo, anexos, apêndice",
    },
    "heading-words": {
        "risks": "risco, riscos",
        "criteria": "critério, critérios",
    },
    "heading-rules": {
        "no-role": "perguntas frequentes, questão de pesquisa, pergunta de pesquisa",
        "joint": "e",
        "in-front": "principais, novas, novos, atuais, possíveis, negativos, identificados",
        "behind": """
            principais, principal, técnicos, técnicas, técnico, técnica, gerais, geral, atuais, detalhado,
            detalhada, detalhados, detalhadas, proposto, proposta, recomendado, recomendada, conhecidos,
            conhecidas, unitários, manuais, automatizados, necessário, necessários, necessária, necessárias,
            identificados, identificadas, negativos, abertas, abertos""",
        "next": "próximos passos, próximo passo",
    },
    "phases": "fase, etapa, passo, tarefa, marco, parte, iteração, sprint, lote",
    "phase-rules": {
        "depends": """
            depende{|m} de, depende{|m} da, requer, exige, precisa de, precisa da, aguarda, espera, segue,
            começa depois de, começa após, vem depois de""",
        "independent": "não, nunca, sem",
        "duration": "dia{|s}, semana{|s}",
        "late": "semana, dia",
        "plural": "s",
        "option": "opção, alternativa, variante",
        "no-letter-under": "requisitos, prioridades, achados, erros",
        "not-under": "histórias de usuário, histórias de utilizador",
    },
    "folders": {
        "in-progress": "ativos, ativo, em-andamento, em-curso",
        "completed": "concluídos, concluído, finalizados, feitos, arquivo, arquivados",
        "planning": "rascunhos, propostos, propostas, planejados, pendentes, a-fazer",
        "on-hold": "pausados, em-pausa, adiados, suspensos",
        "blocked": "bloqueados",
        "cancelled": "cancelados, rejeitados, descartados, obsoletos, substituídos",
    },
    "fields": {
        "status": "estado, situação",
        "date": """
            data, data de criação, data de início, criado, criado em, criada em, início, iniciado, iniciado
            em, iniciada em""",
        "owners": """
            responsável, responsáveis, autor, autora, autores, autor(es), encarregado, encarregada, dono,
            dona, proprietário, proprietária, atribuído a, líder, titular""",
        "target": "prazo, data limite, data alvo, vencimento, entrega prevista",
        "tags": "etiquetas, marcadores, palavras chave",
        "id": "identificador, número",
        "goal": "objetivo, objetivos, objectivo",
        "depends-on": "depende de, dependências, requer",
        "blocked-by": "bloqueado por, bloqueada por",
        "blocks": "bloqueia",
        "supersedes": "substitui",
        "superseded-by": "substituído por, substituída por",
        "related": """
            relacionado, relacionado a, relacionado com, relacionada a, planos relacionados, veja também""",
        "parent": "plano pai, plano superior, parte de",
        "other": """
            atualizado, atualizado em, última atualização, última modificação, concluído em, prioridade, tipo,
            escopo, âmbito, versão, ramo, revisores, revisor, revisora, equipe, equipa, esforço, estimativa
            """,
        "stage": "etapa, estágio",
        "implementation": "implementação, status da implementação",
    },
    "titles": {
        "kind": """
            plano de execução, plano de implementação, plano de ação, plano de projeto, plano de trabalho,
            plano, especificação, proposta, projeto""",
        "generic": """
            plano de execução, plano de implementação, plano de ação, plano de projeto, plano de trabalho,
            plano, especificação, proposta, tarefas, requisitos, resumo, introdução, visão geral, índice""",
        "file": "plano, tarefas, proposta, requisitos",
    },
    "files": {"companion": "progresso, notas, registro"},
    "dates": {
        "1": "janeiro",
        "2": "fevereiro, fev",
        "3": "março",
        "4": "abril, abr",
        "5": "maio, mai",
        "6": "junho",
        "7": "julho",
        "8": "agosto, ago",
        "9": "setembro, set",
        "10": "outubro, out",
        "11": "novembro",
        "12": "dezembro, dez",
        "joint": "de",
        "day-ending": "º",
    },
    "levels": {
        "high": "alt{o|a|os|as}, muito alt{o|a}, crític{o|a}, grave, sever{o|a}, maior, elevad{o|a}",
        "medium": "médi{o|a|os|as}, moderad{o|a}",
        "low": "baix{o|a|os|as}, muito baix{o|a}, leve, menor, insignificante, desprezível",
    },
    "level-rules": {
        "noun": "risco, riscos, impacto, probabilidade, gravidade, prioridade, nível",
        "joint": "a",
    },
    "columns": {
        "risk": "risco, riscos",
        "impact": "impacto, gravidade, severidade, consequência, consequências",
        "probability": "probabilidade, chance",
        "mitigation": """
            mitigação, mitigações, medida, medidas, medida de mitigação, contramedida, contramedidas,
            contingência, resposta, como evitar, como lidar, tratamento, plano de ação, ação, ações,
            estratégia, o que fazemos""",
        "level": "nível, classificação, exposição, prioridade",
        "owner": "responsável, responsáveis, encarregado, encarregada",
        "due": "prazo, data limite, vencimento, data alvo",
        "question": "pergunta, perguntas, questão, questões, tema, dúvida, tópico",
        "answer": "resposta, decisão, resolução, resultado, conclusão",
        "status": "estado, situação, feito, andamento",
        "id": "nº, número, identificador",
        "version": "versão",
        "link": "ligação, documentação",
        "purpose": "propósito, uso, para que, por que, descrição, motivo, razão, função, finalidade",
    },
    "markers": {
        "mitigation": """
            mitigação, mitigações, medida, medidas, medida de mitigação, contramedida, contramedidas,
            contingência, resposta, como evitar, tratamento, plano de contingência, salvaguarda""",
        "impact": "impacto, gravidade, severidade",
        "probability": "probabilidade",
        "closed": "resolvid{o|a}, mitigad{o|a}, fechad{o|a}, encerrad{o|a}, aceit{o|a|e}, superad{o|a}",
        "answer": "resposta, decisão, resolução, escolha, conclusão",
        "answered": """
            decidido, resolvido, resolvida, respondida, esclarecido, esclarecida, rejeitado, descartado""",
        "pending": "necessária, necessário, pendente, aberta, aberto, definir, falta",
        "nothing": """
            nenhum, nenhuma, nada, não se aplica, não aplicável, nenhum conhecido, nenhuma conhecida, sem
            riscos, sem riscos conhecidos, nenhum risco, sem perguntas, sem perguntas em aberto, nenhuma
            pergunta, sem riscos identificados, sem riscos significativos""",
        "unfilled": """
            nenhum, nenhuma, a definir, por definir, a determinar, pendente, em aberto, não se aplica""",
    },
    "risk-rules": {
        "lead": "risco",
        "not-below": "nenhum, nenhuma, sem, não há",
        "many": "riscos",
        "one": "risco",
        "register": "identificado",
        "process": """
            gestão, gerenciamento, identificação, processo, monitoramento, monitorização, acompanhamento,
            revisão""",
        "summary": "resumo, visão",
        "positive": "riscos positivos, oportunidades",
        "scale": "escala, escalas, legenda",
        "detail": """
            responsável, estado, situação, categoria, tipo, gatilho, evidência, fonte, descrição, notas, nota,
            opção, recomendação, decisão, resposta, prazo""",
        "lettered": "opção",
        "by": "mitigado por, mitigado com",
        "denies": "risco, riscos, mudança, mudanças, alteração, alterações, impacto, impactos",
        "no-mitigation": "sem mitigação, não mitigado",
        "raid-type": "risco",
        "closed-heading": "resolvidos, fechados, mitigados, encerrados",
    },
    "question-rules": {
        "inline": "precisa de esclarecimento",
        "asks": """
            qual, quais, o que, quem, quando, onde, por que, por quê, como, quant{o|a|os|as}, deve{|mos},
            podemos, pode, decidir, escolher, esclarecer""",
        "begins": "perguntas para, perguntas sobre, questões para, questões sobre, dúvidas sobre",
        "holds": "pergunta, questão, questao",
        "answered": "resolvidas, resolvida, resolvidos, respondidas, decididas, fechadas, esclarecidas",
        "not-after": "não, nao, sem",
        "lean": "recomendação, proposta, sugestão",
        "decision": "decis",
        "clarification": "esclarec",
        "research": "pesquisa, investig, incógnita, incognita",
        "opener": "perguntas, questões",
        "noun": "abertas, pendentes",
        "id": "p",
    },
    "decision-rules": {
        "one": "decisão",
        "rationale": """
            justificativa, justificação, por quê, porquê, por que, motivo, motivos, razão, razões,
            racional""",
        "author": "autor, autora, decidido por, tomada por, quem",
        "day": "data, decidido em",
        "detail": "consequência, consequências, alternativas, alternativas consideradas",
        "column": "decisão, o quê, o que",
        "day-column": "data, dia, quando",
        "choice": "escolha, escolhido, escolhida, resultado",
        "revoked": "substituíd{o|a}, revertid{o|a}, revogad{o|a}, anulad{o|a}",
    },
    "gaps": {
        "nobody": """
            nenhum, nenhuma, ninguém, sem responsável, não atribuído, a definir, por definir, pendente""",
        "nothing-begins": "nenhum novo, nenhuma nova, nenhum outro, nenhuma outra, sem novos, sem novas",
        "placeholder": "passo 1, passo 2, passo 3, etapa 1, etapa 2, etapa 3",
        "blank": """
            nome, título, propósito, versão, descrição, responsável, autor, autora, data, estado, resposta,
            pergunta, risco, mitigação, suposição, decisão, resultado, objetivo, a definir, aaaa-mm-dd,
            dd/mm/aaaa""",
        "prompt": """
            descreva, descrever, descrição, liste, listar, explique, adicione, acrescente, preencha, insira, o
            que, por que, como, quem, quando, qual, seu, sua, se, p. ex, por exemplo""",
        "remark": "precisa de esclarecimento, ver, veja, nota, continuação, omitido, obsoleto, não",
    },
    "step-rules": {
        "done-column": "feito, concluído",
        "yes": "sim",
        "step-column": "fase, passo, tarefa, marco, etapa",
    },
    "column-rules": {
        "field": "campo, atributo",
        "type": "tipo, classe",
        "other-of-risks": "categoria, área, tipo, notas, pontuação, causa, monitoramento, prioridade",
        "weak-risk": "descrição, descrição do risco, ameaça, perigo",
    },
    "registers": {
        "risks": """
            registro de riscos, registo de riscos, lista de riscos, matriz de riscos, avaliação de riscos,
            riscos do projeto""",
        "questions": "perguntas abertas, perguntas em aberto, questões em aberto, questões abertas",
        "not-under": """
            propósito, escopo, como, legenda, escala, regras, processo, estado, resumo, mitigação, ações,
            revisão, histórico, próximos""",
        "ends": "legenda, escala",
    },
    "prose": {
        "common": """
            que, para, com, não, uma, dos, das, são, mais, mas, quando, pelo, pela, ser, deve, como, por, nos,
            nas, está, foi, os, ao, até, sobre, já, pelos, pelas, seu, sua, sem, também, cada, entre, após,
            todos""",
    },
}
