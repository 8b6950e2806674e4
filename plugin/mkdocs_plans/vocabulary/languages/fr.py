"""French."""

from __future__ import annotations

from mkdocs_plans.vocabulary.parts import Words

WORDS: Words = {
    "status": {
        "planning": """
            brouillon, ébauche, prévu{|e}, planifié{|e}, planification, en planification, proposé{|e},
            proposition, à faire, en attente, à démarrer, à venir, non commencé{|e}, pas commencé{|e}, pas
            encore commencé{|e}, non démarré{|e}, pas démarré{|e}, nouveau, nouvelle, ouvert{|e}, à l'étude,
            en préparation, idée, programmé{|e}, en file d'attente""",
        "in-progress": """
            en cours, en chantier, en développement, en réalisation, actif, commencé{|e}, démarré{|e},
            entamé{|e}, lancé{|e}, partiel, partielle, partiellement, en test, en tests, en retard, à risque,
            incomplet, incomplète""",
        "blocked": "bloqué{|e}, coincé{|e}, en attente de",
        "on-hold": """
            en pause, suspendu{|e}, reporté{|e}, différé{|e}, ajourné{|e}, gelé{|e}, mis en attente, mise en
            attente, mis en pause, mise en pause, à l'arrêt""",
        "completed": """
            terminé{|e}, achevé{|e}, fini{|e}, fait{|e}, complété{|e}, complet, complète, réalisé{|e},
            livré{|e}, publié{|e}, déployé{|e}, implémenté{|e}, mis en œuvre, mise en œuvre, résolu{|e},
            corrigé{|e}, clos, clôturé{|e}, fermé{|e}, fusionné{|e}, vérifié{|e}, en production, mis en
            production, appliqué{|e}, final, finale""",
        "cancelled": """
            annulé{|e}, rejeté{|e}, refusé{|e}, abandonné{|e}, retiré{|e}, remplacé{|e}, obsolète, périmé{|e},
            caduc, caduque, non accepté{|e}, non prévu{|e}, historique""",
    },
    "state_words": {
        "waits": "bloqu, attend, attente, jusqu",
        "permission": """
            approuvé{|e}, accepté{|e}, validé{|e}, adopté{|e}, prêt{|e}, en revue, en relecture, en cours de
            revue, en cours de relecture, en cours de validation, relu{|e}, convenu{|e}""",
        "permission-in-records": "approuvé{|e}, accepté{|e}, adopté{|e}, validé{|e}",
        "archived": "archivé{|e}",
        "no-marker": "nouveau, nouvelle, ouvert{|e}, proposition, planification, ébauche",
        "marker-goes-on": "par, jusqu'à, jusqu'au, depuis, en, le",
        "banner": "obsolète, remplacé{|e}, retiré{|e}, abandonné{|e}, périmé{|e}",
        "filler": "actuellement, désormais, déjà, entièrement",
        "partly": "presque, en grande partie, largement, partiellement",
        "all": "tous les, toutes les, tout",
        "whole": "final, finale, complet, complète, premier, première, initial",
        "paper": "brouillon, ébauche, proposition, conception, revue",
        "negation": "pas, pas encore, non, jamais",
        "negated": "exécuté, lancé",
        "own": """
            en cours, partiel, partiellement, à faire, prévu{|e}, planifié{|e}, en attente, non commencé{|e},
            pas commencé{|e}, pas encore commencé{|e}""",
        "label-end": "statut, état",
        "header": """
            métadonnées, informations du document, informations sur le document, informations du projet,
            détails, résumé, aperçu, vue d'ensemble, en bref""",
        "folder-end": "plans, tâches",
    },
    "headings": {
        "goal": """
            objectif, objectifs, objectif du projet, objectifs du projet, finalité, résumé, synthèse, vue
            d'ensemble, aperçu, présentation, problème, problématique, énoncé du problème, pourquoi""",
        "context": """
            contexte, contexte du projet, arrière-plan, historique, état actuel, état des lieux, existant,
            l'existant, situation actuelle""",
        "constraints": "contraintes, contrainte, limites, limitations",
        "approach": """
            approche, approche technique, démarche, solution proposée, proposition, conception, conception
            technique, conception détaillée, architecture/conception, solution technique, stratégie""",
        "stack": "pile technologique, pile technique, stack technique, technologies utilisées",
        "integration": "points d'intégration, point d'intégration, intégrations, intégration",
        "patterns": "patrons de conception, motifs de conception",
        "steps": """
            étapes, étapes de mise en œuvre, tâches, liste des tâches, sous-tâches, à faire, plan d'action,
            plan d'exécution, plan de mise en œuvre, plan d'implémentation, plan de travail, mise en œuvre,
            implémentation, réalisation, déroulement, jalons, phases du projet, feuille de route, livrables,
            déploiement, plan de déploiement, ordre d'exécution, ordre de mise en œuvre, itérations, lots de
            travail, lots, backlog""",
        "progress": "avancement, état d'avancement, journal d'avancement",
        "phase-dependencies": """
            dépendances entre phases, dépendances entre les phases, dépendances des phases, dépendances entre
            étapes, dépendances entre les étapes""",
        "testing": """
            plan de test, plan de tests, stratégie de test, stratégie de tests, cas de test, vérification,
            vérifications, validation technique, recette, assurance qualité""",
        "dependencies": "dépendances, dépendance, prérequis, pré-requis",
        "services": "services externes, api externes, services tiers",
        "libraries": "bibliothèques, paquets, nouvelles bibliothèques, librairies",
        "tools": "outils, outillage",
        "access": """
            accès, accès requis, accès nécessaires, droits, droits d'accès, habilitations, autorisations,
            identifiants, permissions requises""",
        "risks": "analyse de risque",
        "questions": """
            questions ouvertes, questions en suspens, questions non résolues, questions restantes, points
            ouverts, points en suspens, sujets ouverts, décisions à prendre, décisions requises, décisions
            nécessaires, décisions en attente, décisions techniques à prendre, décisions techniques requises,
            décisions techniques nécessaires, clarifications requises, clarifications nécessaires,
            clarifications demandées, éclaircissements, éclaircissements nécessaires, points à clarifier,
            points à éclaircir, à clarifier, précisions demandées, précisions nécessaires, recherches,
            recherches à mener, tâches de recherche, points à étudier, inconnues, questions résolues,
            questions de recherche, point ouvert, sujet ouvert, choses à décider""",
        "criteria": """
            définition du terminé, définition de terminé, terminé quand, fini quand, indicateurs de succès,
            recette fonctionnelle, tests d'acceptation, validation et recette""",
        "decisions": """
            décisions, décision, décisions prises, journal des décisions, registre des décisions, décisions
            techniques, décisions de conception, choix techniques, décisions clés, décisions d'architecture
            """,
        "status": "statut, état, statut actuel, statut du plan",
        "notes": "remarques, remarque, notes complémentaires, leçons apprises, enseignements",
        "alternatives": """
            alternatives, solutions alternatives, alternatives envisagées, options envisagées, comparaison""",
        "references": "voir aussi, références, annexe, annexes, bibliographie",
    },
    "heading-words": {
        "risks": "risque, risques",
        "criteria": "critère, critères",
    },
    "heading-rules": {
        "no-role": "foire aux questions, questions fréquentes, question de recherche",
        "joint": "et, ainsi que",
        "in-front": "principaux, principales, principal, possibles, nouveaux, nouvelles",
        "behind": """
            principaux, principales, principal, principale, techniques, technique, ouvertes, connus, connues,
            actuels, actuelles, proposé, proposée, recommandé, recommandée, détaillé, détaillée, détaillés,
            détaillées, général, générale, généraux, générales, unitaires, manuels, automatisés, identifiés,
            identifiées, ouverts, possibles""",
        "next": "prochaines étapes, étapes suivantes, prochaine étape",
    },
    "phases": "étape, tâche, jalon, lot, partie, itération, volet, sprint",
    "phase-rules": {
        "depends": """
            dépend{|ent} de, dépend{|ent} de la, nécessite, requiert, exige, attend, suit, commence après,
            démarre après, vient après""",
        "independent": "ne, n', n’, pas, jamais, sans, aucune",
        "duration": "jour{|s}, semaine{|s}",
        "late": "semaine, jour",
        "plural": "s",
        "option": "option, alternative, variante",
        "no-letter-under": "exigences, priorités, constats, anomalies",
        "not-under": "récits utilisateur, récits utilisateurs",
    },
    "folders": {
        "in-progress": "actifs, en-cours",
        "completed": "terminés, terminé, achevés, faits, livrés",
        "planning": "brouillons, prévus, planifiés, à-faire, propositions",
        "on-hold": "en-pause, suspendus, reportés",
        "blocked": "bloqués",
        "cancelled": "abandonnés, annulés, rejetés, obsolètes, remplacés",
    },
    "fields": {
        "status": "statut, état",
        "date": """
            créé, créé le, créée le, date de création, début, date de début, commencé, commencé le, démarré
            le, ouvert le""",
        "owners": """
            responsable, responsables, auteur, autrice, auteure, auteurs, auteur(s), porteur, porteuse,
            pilote, assigné à, propriétaire, chef de projet, cheffe de projet""",
        "target": "échéance, date cible, date limite, date d'échéance, à livrer le",
        "tags": "étiquettes, mots clés",
        "id": "identifiant, numéro",
        "goal": "objectif, objectifs",
        "depends-on": "dépend de, dépendances, nécessite, requiert",
        "blocked-by": "bloqué par, bloquée par",
        "blocks": "bloque",
        "supersedes": "remplace",
        "superseded-by": "remplacé par, remplacée par",
        "related": "lié à, liée à, plans liés, voir aussi, en lien avec",
        "parent": "plan parent, fait partie de",
        "other": """
            mis à jour, mis à jour le, mise à jour, dernière mise à jour, dernière modification, terminé le,
            priorité, périmètre, portée, branche, relecteur, relecteurs, relectrice, équipe, charge,
            estimation""",
        "stage": "stade",
        "implementation": "mise en œuvre, état de mise en œuvre",
    },
    "titles": {
        "kind": """
            plan d'exécution, plan de mise en œuvre, plan d'implémentation, plan d'action, plan de projet,
            spécification, conception, proposition, plan, projet""",
        "generic": """
            plan d'exécution, plan de mise en œuvre, plan d'implémentation, plan d'action, plan de projet,
            spécification, conception, proposition, tâches, exigences, résumé, introduction, aperçu, vue
            d'ensemble, index""",
        "file": "tâches, exigences",
    },
    "files": {"companion": "avancement, journal"},
    "dates": {
        "1": "janvier, janv",
        "2": "février, févr, fév",
        "3": "mars",
        "4": "avril, avr",
        "5": "mai",
        "6": "juin",
        "7": "juillet, juil",
        "8": "août, aout",
        "9": "septembre",
        "10": "octobre",
        "11": "novembre",
        "12": "décembre, déc",
        "day-ending": "er",
    },
    "levels": {
        "high": "élevé{|e|s|es}, très élevé{|e}, haut{|e}, fort{|e}, critique, majeur{|e}, sévère, grave",
        "medium": "moyen, moyenne, moyens, moyennes, modéré{|e|s|es}",
        "low": "faible, faibles, très faible, bas, basse, mineur{|e}, négligeable, léger, légère",
    },
    "level-rules": {
        "noun": "risque, risques, impact, probabilité, gravité, priorité, niveau",
        "joint": "à",
    },
    "columns": {
        "risk": "risque, risques",
        "impact": "gravité, sévérité, conséquence, conséquences",
        "probability": "probabilité, vraisemblance",
        "mitigation": """
            atténuation, atténuations, mesure, mesures, mesure d'atténuation, contre-mesure, contre-mesures,
            parade, réponse, mitigation, traitement, comment l'éviter, comment y répondre, plan d'action,
            plan de contingence, stratégie, ce que nous faisons, gestion""",
        "level": "niveau, évaluation, cotation, exposition, priorité",
        "owner": "responsable, responsables, porteur, pilote",
        "due": "échéance, date limite, date cible",
        "question": "sujet, question ouverte, point ouvert",
        "answer": "réponse, décision, résolution, résultat",
        "status": "statut, état, fait, avancement",
        "id": "identifiant, numéro, réf, réf.",
        "link": "lien, adresse",
        "purpose": "objet, objectif, rôle, usage, utilisation, pourquoi, raison, utilité",
    },
    "markers": {
        "mitigation": """
            atténuation, atténuations, mesure, mesures, mesure d'atténuation, contre-mesure, contre-mesures,
            parade, réponse, traitement, plan de secours, repli, garde-fou, contournement""",
        "impact": "gravité, sévérité",
        "probability": "probabilité, vraisemblance",
        "closed": "résolu, résolue, clos, fermé, atténué, maîtrisé, accepté, écarté, levé",
        "answer": "réponse, décision, choix, résolution",
        "answered": "décidé, tranché, résolu, répondu, rejeté, refusé, écarté",
        "pending": """
            requis, requise, nécessaire, attendue, attendu, ouvert, ouverte, définir, préciser, manquante""",
        "nothing": """
            aucun, aucune, néant, rien, sans objet, s.o, s/o, rien à signaler, aucun risque, aucun risque
            connu, aucun risque majeur, aucune question, aucune question ouverte, pas de risque, aucun connu,
            aucune connue, aucun risque identifié, aucun risque significatif""",
        "unfilled": """
            aucun, aucune, à définir, à préciser, à déterminer, à venir, à compléter, sans objet, s/o, n.d""",
    },
    "risk-rules": {
        "lead": "risque",
        "not-below": "aucun, aucune, pas de",
        "many": "risques",
        "one": "risque",
        "register": "identifié",
        "process": "gestion, identification, processus, suivi, revue",
        "summary": "résumé, synthèse, aperçu",
        "positive": "risques positifs, opportunités",
        "scale": "échelle, échelles, légende",
        "detail": """
            responsable, statut, état, catégorie, déclencheur, preuve, type, échéance, source, description,
            remarque, note, option, recommandation, décision, réponse""",
        "lettered": "option",
        "by": "atténué par, atténuée par",
        "denies": "risque, risques, changement, changements, impact, impacts",
        "no-mitigation": "sans mesure, aucune mesure, pas de mesure",
        "raid-type": "risque",
        "closed-heading": "résolus, clos, fermés, levés",
    },
    "question-rules": {
        "inline": "à clarifier",
        "asks": """
            quel{|le|s|les}, que, quoi, qui, quand, où, pourquoi, comment, combien, est-ce que, faut-il,
            doit-on, devons-nous, peut-on, pouvons-nous, décider, choisir, clarifier""",
        "begins": "questions pour, questions sur, questions aux",
        "holds": "question",
        "answered": "résolues, résolue, résolus, résolu, répondues, tranchées, tranchés, décidées, décidés",
        "not-after": "non, pas",
        "lean": "recommandation, proposition, suggestion",
        "decision": "décision",
        "clarification": "clarifier, éclairc, précision",
        "research": "recherche, inconnu, étudier, étude",
        "opener": "ouvertes, en suspens",
        "noun": "questions, décisions",
        "id": "q",
    },
    "decision-rules": {
        "one": "décision",
        "rationale": "justification, pourquoi, raison, raisons, motif, motifs, motivation",
        "author": "auteur, autrice, auteure, décidé par, prise par, qui",
        "day": "date, décidé le",
        "detail": "conséquence, conséquences, alternatives, alternatives envisagées, compromis",
        "column": "décision, quoi",
        "day-column": "date, jour, quand",
        "choice": "choix, choisi, retenu, issue",
        "revoked": "remplacé{|e}, annulé{|e}, révoqué{|e}, abrogé{|e}, caduc, caduque",
    },
    "gaps": {
        "nobody": "aucun, aucune, personne, non assigné, non assignée, à définir, à déterminer",
        "nothing-begins": "aucun nouvel, aucun nouveau, aucune nouvelle, aucun autre, aucune autre",
        "placeholder": "étape 1, étape 2, étape 3",
        "blank": """
            nom, titre, objet, version, description, responsable, auteur, autrice, statut, réponse, risque,
            mesure, hypothèse, décision, résultat, objectif, but, à définir, à compléter, aaaa-mm-jj,
            jj/mm/aaaa""",
        "prompt": """
            décris, décrire, décrivez, lister, listez, expliquer, expliquez, ajouter, ajoutez, compléter,
            complétez, insérer, remplir, quoi, que, pourquoi, comment, qui, quand, quel, quelle, votre, vos,
            si, p. ex, par exemple""",
        "remark": "à clarifier, voir, cf, remarque, suite, omis, obsolète, ne pas",
    },
    "step-rules": {
        "done-column": "fait, terminé",
        "yes": "oui, o",
        "step-column": "étape, tâche, jalon, lot",
    },
    "column-rules": {
        "field": "champ, attribut",
        "type": "catégorie",
        "other-of-risks": "catégorie, domaine, remarques, cause, score",
        "weak-risk": "menace, danger, description du risque",
    },
    "registers": {
        "risks": """
            registre des risques, liste des risques, matrice des risques, évaluation des risques, analyse des
            risques, risques du projet""",
        "questions": "questions ouvertes, questions en suspens",
        "not-under": """
            objet, portée, comment, légende, échelle, règles, processus, statut, résumé, mesures, revue,
            historique, prochaines""",
        "ends": "légende, échelle",
    },
    "prose": {
        "common": """
            les, des, est, dans, pour, avec, sur, pas, par, qui, aux, sont, cette, ce, ne, être, ou, plus,
            tout, chaque, du, que, au, sans, si, il, elle, leur, entre, comme, après, avant, fait, peut, doit,
            tous""",
    },
}

LOOKALIKES = (
    "conclusion", "decide", "decides", "evaluation", "integration", "precision", "presentation", "propose",
    "refuse", "resume", "retire", "tranche", "tranches",
)  # fmt: skip
"""English words that are French words without their accents."""
