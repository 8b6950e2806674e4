"""German."""

from __future__ import annotations

from mkdocs_plans.vocabulary.parts import Words

WORDS: Words = {
    "status": {
        "planning": """
            Entwurf, im Entwurf, geplant, in Planung, Planung, vorgeschlagen, Vorschlag, ausstehend,
            anstehend, offen, noch offen, neu, zu erledigen, zu tun, nicht begonnen, noch nicht begonnen,
            nicht gestartet, nicht angefangen, noch nicht angefangen, in Vorbereitung, vorgemerkt, Konzept,
            Idee, eingeplant, terminiert""",
        "in-progress": """
            in Arbeit, in Bearbeitung, in Umsetzung, in Entwicklung, Umsetzung läuft, aktiv, laufend, läuft,
            begonnen, angefangen, gestartet, im Gange, in Gang, teilweise, teils, im Test, in Test, wird
            getestet, wird umgesetzt, im Plan, verzögert, gefährdet, unvollständig""",
        "blocked": "blockiert, wartet, wartend, gesperrt, hängt, wartet auf, blockiert durch",
        "on-hold": """
            pausiert, zurückgestellt, verschoben, aufgeschoben, vertagt, ausgesetzt, angehalten, unterbrochen,
            ruht, ruhend, auf Eis, stillgelegt, eingefroren""",
        "completed": """
            abgeschlossen, fertig, fertiggestellt, erledigt, umgesetzt, vollständig, beendet, vollendet,
            ausgeführt, durchgeführt, implementiert, ausgeliefert, veröffentlicht, gelöst, behoben,
            geschlossen, getan, geliefert, ausgerollt, live, produktiv, in Produktion, abgenommen, final,
            verifiziert""",
        "cancelled": """
            abgebrochen, abgelehnt, verworfen, storniert, abgesagt, eingestellt, zurückgezogen, aufgegeben,
            gestrichen, veraltet, überholt, hinfällig, obsolet, ersetzt, abgelöst, entfällt, nicht
            weiterverfolgt, wird nicht umgesetzt, nicht angenommen, nicht geplant, historisch""",
    },
    "state_words": {
        "waits": "blockier, wart, hängt, ausstehend",
        "permission": """
            genehmigt, freigegeben, akzeptiert, angenommen, bereit, in Prüfung, in Abstimmung, im Review,
            abgestimmt, geprüft, umsetzungsreif""",
        "permission-in-records": "akzeptiert, angenommen, genehmigt",
        "archived": "archiviert",
        "no-marker": "Entwurf, Konzept, neu, offen, Planung, Vorschlag",
        "marker-goes-on": "durch, von, bis, seit, am, im",
        "banner": "veraltet, überholt, ersetzt, zurückgezogen, obsolet, verworfen",
        "filler": "aktuell, derzeit, jetzt, bereits",
        "partly": "größtenteils, weitgehend, fast, beinahe, überwiegend, zum Teil",
        "all": "alle, alles",
        "whole": "finaler, finales, vollständiger, erster, fertiger",
        "paper": "Entwurf, Konzept, Vorschlag",
        "negation": "nicht, noch nicht, nie",
        "negation-prefix": "un",
        "negated": "gelaufen, ausgeführt",
        "own": """
            in Arbeit, laufend, läuft, teilweise, geplant, ausstehend, offen, nicht begonnen, noch nicht
            begonnen, zu erledigen""",
        "label-end": "Status, Zustand",
        "label-not": "Test, Build, Prüfung, Review",
        "header": """
            Metadaten, Dokumentinformationen, Dokumentinformation, Projektinformationen, Angaben, Details,
            Überblick, Übersicht, Zusammenfassung, auf einen Blick""",
        "folder-end": "plaene, pläne, aufgaben",
    },
    "headings": {
        "goal": """
            Ziel, Ziele, Zielsetzung, Projektziel, Projektziele, Ziel des Projekts, Zweck, Zusammenfassung,
            Kurzfassung, Überblick, Übersicht, Einleitung, Einführung, Problem, Problemstellung,
            Aufgabenstellung, Anlass, Worum es geht, Warum""",
        "context": """
            Kontext, Hintergrund, Hintergründe, Ausgangslage, Ausgangssituation, Vorgeschichte, Ist-Zustand,
            Istzustand, Ist-Stand, aktueller Stand, aktueller Zustand, derzeitiger Stand, derzeitiger Zustand,
            aktuelle Lage, heutiger Stand""",
        "constraints": "Rahmenbedingungen, Randbedingungen, Einschränkungen, Einschränkung, Vorgaben",
        "approach": """
            Ansatz, Lösungsansatz, Technischer Ansatz, Vorgehen, Vorgehensweise, Lösung, Lösungsvorschlag,
            Lösungskonzept, Konzept, technisches Konzept, Umsetzungskonzept, Architektur, Architektur/Entwurf,
            Entwurf, technischer Entwurf, Strategie""",
        "stack": """
            Technologie-Stack, Technologiestack, Technologien, eingesetzte Technologien, eingesetzte Technik
            """,
        "integration": "Integrationspunkte, Schnittstellen, Anbindungen",
        "patterns": "Entwurfsmuster, Muster",
        "steps": """
            Schritte, Arbeitsschritte, Umsetzungsschritte, Aufgaben, Aufgabenliste, Teilaufgaben,
            Arbeitspakete, Umsetzung, Umsetzungsplan, Durchführung, Implementierung, Implementierungsplan,
            Implementierungsschritte, Ausführungsplan, Aktionsplan, Arbeitsplan, Projektplan, Ablauf,
            Ablaufplan, Fahrplan, Meilensteine, Phasen, Projektphasen, Etappen, Liefergegenstände,
            Lieferergebnisse, Umsetzungsreihenfolge, Reihenfolge, Baureihenfolge, Umsetzungsphasen,
            Umsetzungscheckliste, Iterationen, Ausbaustufen, Maßnahmenplan, Backlog, Bauabschnitte, was noch
            gebaut werden muss, was zu tun ist, offene Arbeiten""",
        "progress": "Fortschritt, Fortschritte, Fortschrittsprotokoll, Verlauf",
        "phase-dependencies": """
            Abhängigkeiten zwischen Phasen, Abhängigkeiten zwischen den Phasen, Abhängigkeiten der Phasen,
            Phasenabhängigkeiten""",
        "testing": """
            Testen, Testplan, Teststrategie, Testkonzept, Testfälle, Prüfung, Prüfungen, Überprüfung,
            Verifikation, Verifizierung, Validierung, Qualitätssicherung, Abnahmetests""",
        "dependencies": "Abhängigkeiten, Abhängigkeit, Voraussetzungen, Voraussetzung",
        "services": """
            externe Dienste, externe Services, externe Schnittstellen, externe APIs, Drittanbieter,
            Fremddienste""",
        "libraries": "Bibliotheken, Pakete, neue Bibliotheken, neue Pakete",
        "tools": "Werkzeuge, Infrastruktur",
        "access": "Zugänge, Zugang, Zugriff, Zugriffe, Zugriffsrechte, Zugangsdaten, Berechtigungen, Rechte",
        "risks": """
            Projektrisiken, Risikobewertung, Risikoanalyse, Risikoabschätzung, Risikoregister,
            Risikomanagement, Risikoliste, Risiken und Gegenmassnahmen""",
        "questions": """
            Fragen, offene Fragen, ungeklärte Fragen, Rückfragen, offene Punkte, offene Themen, offene
            Entscheidungen, ausstehende Entscheidungen, nötige Entscheidungen, notwendige Entscheidungen, zu
            treffende Entscheidungen, nötige technische Entscheidungen, notwendige technische Entscheidungen,
            offene technische Entscheidungen, zu treffende technische Entscheidungen, Entscheidungsbedarf, zu
            entscheiden, Klärungsbedarf, Klärungen, nötige Klärungen, notwendige Klärungen, zu klären, noch zu
            klären, Rechercheaufgaben, Recherche, Forschungsaufgaben, Untersuchungen, Unbekanntes, gelöste
            Fragen, geklärte Fragen, beantwortete Fragen, offener Punkt, offenes Thema, Forschungsfragen,
            Untersuchungsfragen, ausstehende Klärungen""",
        "criteria": """
            Erfolgskriterien, Akzeptanzkriterien, Abnahmekriterien, Fertigstellungskriterien,
            Abschlusskriterien, Abnahme, fertig wenn, erledigt wenn, Erfolgsmetriken, Abnahmetest, Definition
            of Done, Freigabe, Abnahmekriterium""",
        "decisions": """
            Entscheidungen, Entscheidung, getroffene Entscheidungen, Entscheidungsprotokoll, technische
            Entscheidungen, Entwurfsentscheidungen, Architekturentscheidungen, Beschlüsse,
            Schlüsselentscheidungen, Kernentscheidungen""",
        "status": "aktueller Status, Projektstatus",
        "notes": "Notizen, Notiz, Anmerkungen, Bemerkungen, Hinweise, Sonstiges, Erkenntnisse, Gelerntes",
        "alternatives": """
            Alternativen, Alternative, Optionen, verworfene Alternativen, betrachtete Alternativen, Vergleich,
            Variantenvergleich""",
        "references": "siehe auch, Verweise, Referenzen, Quellen, Anhang, Anhänge, Literatur",
    },
    "heading-words": {
        "risks": "Risiko, Risiken",
        "criteria": "Kriterien, Kriterium",
    },
    "heading-rules": {
        "no-role": "häufige Fragen, häufig gestellte Fragen, Forschungsfrage",
        "joint": "und, sowie",
        "in-front": """
            wichtige, wichtigste, offene, bekannte, aktuelle, verbleibende, technische, technischer,
            technisches, größte, geplante, vorgeschlagene, vorgeschlagener, empfohlene, detaillierte,
            detaillierter, übergeordnete, automatisierte, manuelle, benötigte, benötigter, erforderliche,
            erforderlicher, identifizierte, erkannte, mögliche, potenzielle, regelmäßige, wöchentliche,
            wesentliche, zentrale""",
        "checklist": "Checkliste",
        "next": "nächste Schritte, nächster Schritt",
        "step-end": "Schritte, Aufgaben, Meilensteine",
    },
    "phases": """
        Schritt, Aufgabe, Meilenstein, Etappe, Arbeitspaket, Teil, Stufe, Welle, Phase, Iteration, Sprint,
        Ausbaustufe, Bauabschnitt""",
    "phase-rules": {
        "depends": """
            hängt von, hängen von, setzt, benötigt, braucht, erfordert, wartet auf, folgt auf, beginnt nach,
            startet nach""",
        "independent": "nicht, kein, keine, keinen, ohne, nie, niemals",
        "duration": "Tag{|e|en}, Woche{|n}",
        "late": "Woche, Tag",
        "plural": "n, en, e",
        "joined": "AP",
        "option": "Option, Alternative, Variante",
        "no-letter-under": "Anforderungen, Prioritäten, Befunde, Fehler",
        "not-under": "User Stories, Nutzergeschichten, Anwendergeschichten",
    },
    "folders": {
        "in-progress": "aktiv, laufend, in-arbeit",
        "completed": "abgeschlossen, fertig, erledigt, umgesetzt, archiv",
        "planning": "entwürfe, geplant, vorschläge, offen",
        "on-hold": "pausiert, zurückgestellt, verschoben",
        "blocked": "blockiert",
        "cancelled": "verworfen, abgelehnt, abgebrochen, veraltet, ersetzt",
    },
    "fields": {
        "status": "Zustand, Projektstatus, Stand",
        "date": """
            Datum, erstellt, erstellt am, Erstellungsdatum, angelegt, angelegt am, begonnen, begonnen am,
            Beginn, Startdatum""",
        "owners": """
            verantwortlich, Verantwortliche, Verantwortlicher, Verantwortung, zuständig, Zuständige,
            Zuständiger, Autor, Autorin, Autoren, Autorinnen, Verfasser, Verfasserin, Bearbeiter,
            Bearbeiterin, Eigentümer, Eigentümerin, Leitung, Projektleitung""",
        "target": "fertig bis, Frist, fällig, fällig am, Zieltermin, Termin, Zieldatum",
        "tags": "Schlagwörter, Schlagworte, Stichwörter, Stichworte",
        "id": "Nummer, Kennung",
        "goal": "Ziel, Ziele",
        "depends-on": "hängt ab von, abhängig von, Abhängigkeiten, setzt voraus, benötigt",
        "blocked-by": "blockiert von, blockiert durch",
        "blocks": "blockiert",
        "supersedes": "ersetzt, löst ab",
        "superseded-by": "ersetzt durch, abgelöst durch, abgelöst von",
        "related": "verwandt, verwandte Pläne, siehe auch, gehört zu, Bezug",
        "parent": "übergeordnet, übergeordneter Plan, Teil von",
        "other": """
            aktualisiert, aktualisiert am, zuletzt aktualisiert, letzte Änderung, abgeschlossen am, Priorität,
            Typ, Art, Umfang, Aufwand, Schätzung, Prüfer, Prüferin, Gutachter""",
        "stage": "Stufe",
        "implementation": "Umsetzung, Umsetzungsstatus, Umsetzungsstand",
    },
    "titles": {
        "kind": """
            Ausführungsplan, Umsetzungsplan, Projektplan, Arbeitsplan, Spezifikation, Entwurf, Konzept,
            Vorschlag, Plan, Aufgabe""",
        "generic": """
            Ausführungsplan, Umsetzungsplan, Projektplan, Arbeitsplan, Spezifikation, Entwurf, Konzept,
            Vorschlag, Aufgaben, Anforderungen, Zusammenfassung, Einleitung, Einführung, Überblick, Übersicht,
            Inhalt""",
        "file": "aufgaben, entwurf, konzept, vorschlag, anforderungen",
    },
    "files": {"companion": "fortschritt, notizen, protokoll"},
    "dates": {
        "1": "Januar, Jänner",
        "2": "Februar",
        "3": "März, Mär, Mrz",
        "5": "Mai",
        "6": "Juni",
        "7": "Juli",
        "10": "Oktober, Okt",
        "12": "Dezember, Dez",
        "day-ending": ".",
    },
    "levels": {
        "high": """
            hoch, hohe, hoher, hohes, sehr hoch, sehr hohe, sehr hohes, kritisch, schwer, schwerwiegend,
            gravierend, erheblich, groß""",
        "medium": "mittel, mittlere, mittlerer, mittleres, mäßig, moderat",
        "low": """
            niedrig, niedrige, niedriger, niedriges, sehr niedrig, gering, geringe, geringer, geringes, sehr
            gering, klein, leicht, vernachlässigbar""",
    },
    "level-rules": {
        "noun": """
            Risiko, Risiken, Auswirkung, Auswirkungen, Wahrscheinlichkeit, Priorität, Schweregrad, Stufe,
            Level""",
        "joint": "bis",
    },
    "columns": {
        "risk": "Risiko, Risiken",
        "impact": "Auswirkung, Auswirkungen, Schwere, Schweregrad, Schaden, Schadenshöhe, Folgen",
        "probability": "Wahrscheinlichkeit, Eintrittswahrscheinlichkeit",
        "mitigation": """
            Maßnahme, Maßnahmen, Gegenmaßnahme, Gegenmaßnahmen, Abhilfe, Minderung, Umgang, Vorbeugung,
            Reaktion, Behandlung, was wir tun, Notfallplan, nächster Schritt""",
        "level": "Stufe, Risikostufe, Bewertung, Einstufung, Priorität, Ampel, Risikowert",
        "owner": "verantwortlich, Verantwortliche, Verantwortlicher, zuständig",
        "due": "fällig, fällig am, Frist, Termin, bis wann",
        "question": "Frage, Fragen, Thema, offene Frage, offener Punkt",
        "answer": "Antwort, Entscheidung, Ergebnis, Lösung, Klärung",
        "status": "Zustand, Stand, erledigt",
        "id": "Kennung, Nummer",
        "version": "Fassung",
        "link": "Dokumentation, Doku, Adresse, Verweis",
        "purpose": "Zweck, wofür, warum, Beschreibung, Verwendung, Grund, Nutzen, Rolle",
    },
    "markers": {
        "mitigation": """
            Maßnahme, Maßnahmen, Gegenmaßnahme, Gegenmaßnahmen, Abhilfe, Minderung, Umgang, Reaktion,
            Absicherung, Notlösung, Rückfallebene, Behandlung""",
        "impact": "Auswirkung, Auswirkungen, Schweregrad, Schwere",
        "probability": "Wahrscheinlichkeit, Eintrittswahrscheinlichkeit",
        "closed": "gelöst, behoben, erledigt, geschlossen, gemindert, entschärft, abgewendet, akzeptiert",
        "answer": "Antwort, Entscheidung, Ergebnis, Beschluss, gewählt, Lösung",
        "answered": "entschieden, geklärt, gelöst, beantwortet, beschlossen, erledigt, abgelehnt, verworfen",
        "pending": "nötig, notwendig, erforderlich, ausstehend, offen, fehlt, unklar",
        "nothing": """
            keine, keiner, keines, kein, nichts, keine bekannt, keine bekannten, keine wesentlichen, entfällt,
            keine Risiken, keine bekannten Risiken, keine wesentlichen Risiken, keine offenen Fragen, keine
            Fragen, k.a, k. a, nicht zutreffend, keine Risiken bekannt, keine wesentlichen Risiken bekannt""",
        "unfilled": """
            keine, kein, offen, noch offen, ausstehend, folgt, zu klären, noch zu klären, entfällt, unbekannt
            """,
    },
    "risk-rules": {
        "lead": "Risiko",
        "not-below": "kein, keine, keinerlei",
        "many": "Risiken",
        "one": "Risiko",
        "register": "Register, Liste, Analyse, Bewertung, Matrix, Tabelle",
        "process": "Risikomanagement, Risikoüberwachung, Risikoidentifikation, Risikoprozess",
        "summary": "Zusammenfassung, Überblick, Übersicht, Risikoübersicht",
        "positive": "Chancen, positive Risiken",
        "scale": "Skala, Skalen, Legende",
        "detail": """
            Verantwortlich, Zuständig, Status, Kategorie, Auslöser, Art, Typ, Nachweis, fällig, Quelle,
            Beschreibung, Hinweis, Anmerkung, Option, Empfehlung, Entscheidung, Antwort""",
        "lettered": "Option, Variante",
        "by": "gemindert durch, abgefangen durch",
        "denies": "Risiko, Risiken, Änderung, Änderungen, Auswirkung, Auswirkungen",
        "no-mitigation": "keine Maßnahme, keine Gegenmaßnahme, ohne Gegenmaßnahme",
        "raid-type": "Risiko",
        "closed-heading": "gelöst, gelöste, gelöster, geschlossene, erledigte, abgewendete",
    },
    "question-rules": {
        "inline": "Klärung nötig, zu klären",
        "asks": """
            welche{|r|s|n|m}, was, wer, wem, wen, wessen, wann, wo, warum, wieso, weshalb, wie, ob,
            soll{|en|te|ten}, darf, dürfen, kann, können, muss, müssen, wird, werden, ist, sind, gibt es,
            brauchen wir, entscheiden, klären""",
        "begins": "Fragen an, Fragen zu, Fragen zum, Fragen zur, Fragen für, offene Fragen an",
        "holds": "Frage",
        "answered": """
            geklärt, geklärte, beantwortet, beantwortete, gelöst, gelöste, entschieden, entschiedene,
            erledigt, erledigte""",
        "not-after": "nicht, noch",
        "lean": "Empfehlung, Vorschlag, Tendenz, Annahme",
        "decision": "entscheid",
        "clarification": "klär, rückfrage",
        "research": "recherche, forschung, untersuch, unbekannt",
        "opener": "offene, ungeklärte, ausstehende, verbleibende",
        "noun": "Fragen, Entscheidungen",
        "id": "f",
    },
    "decision-rules": {
        "one": "entscheidung, beschluss",
        "rationale": "begründung, warum, grund, gründe, weil",
        "author": "autor, autorin, verfasser, entschieden von, getroffen von, wer",
        "day": "datum, entschieden am",
        "detail": "folge, folgen, konsequenz, konsequenzen, alternativen, verworfene alternativen, abwägung",
        "column": "entscheidung, beschluss, was",
        "day-column": "datum, tag, wann",
        "choice": "wahl, gewählt, auswahl",
        "revoked": "überholt, ersetzt, aufgehoben, zurückgenommen, widerrufen, revidiert, abgelöst",
    },
    "gaps": {
        "nobody": "offen, noch offen, niemand, keiner, keine, nicht zugewiesen, unbekannt",
        "nothing-begins": "keine neuen, keine weiteren, keine bekannten, keine wesentlichen",
        "placeholder": "Schritt 1, Schritt 2, Schritt 3",
        "blank": """
            Titel, Zweck, Beschreibung, verantwortlich, Verantwortliche, Autor, Autorin, Datum, Antwort,
            Frage, Risiko, Maßnahme, Annahme, Entscheidung, Ergebnis, Ziel, offen, JJJJ-MM-TT, TT.MM.JJJJ""",
        "prompt": """
            beschreibe, beschreiben, beschreibung, liste, nenne, erkläre, ergänze, eintragen, ausfüllen,
            einfügen, was, warum, wie, wer, wann, welche, welcher, welches, dein, deine, Ihr, Ihre, falls,
            z.B, z. B""",
        "remark": """
            Klärung nötig, siehe, Hinweis, Anmerkung, Fortsetzung, geschwärzt, ausgelassen, veraltet, nicht
            """,
    },
    "step-rules": {
        "done-column": "erledigt, fertig",
        "yes": "ja, j",
        "step-column": "Phase, Schritt, Aufgabe, Meilenstein",
    },
    "column-rules": {
        "field": "Feld, Merkmal, Eigenschaft",
        "type": "Typ, Art",
        "other-of-risks": "Kategorie, Bereich, Art, Typ, Bemerkung, Bemerkungen, Ursache",
        "weak-risk": "Beschreibung, Gefahr, Bedrohung",
    },
    "registers": {
        "risks": "Risikoregister, Risikoliste, Risikobewertung, Risikoanalyse, Projektrisiken",
        "questions": "offene Fragen, ungeklärte Fragen, offene Punkte",
        "not-under": """
            Zweck, Umfang, wie, Legende, Skala, Regeln, Prozess, Status, Zusammenfassung, Maßnahmen,
            Überprüfung, Historie, Änderungshistorie, nächste""",
        "ends": "Legende, Skala, Regeln",
    },
    "prose": {
        "common": """
            und, der, die, das, den, dem, nicht, ist, mit, von, für, auf, wird, werden, eine, einen, einer,
            bei, oder, auch, sind, zum, zur, aus, nach, wenn, durch, sich, noch, nur, im, kann, als, wie,
            dass, muss, über, unter, vor, dieser, diese, jede, neue, bis""",
    },
}
