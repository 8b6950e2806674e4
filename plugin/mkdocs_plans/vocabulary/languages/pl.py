"""Polish."""

from __future__ import annotations

from mkdocs_plans.vocabulary.parts import Words

WORDS: Words = {
    "status": {
        "planning": """
            szkic, wersja robocza, zaplanowan{y|a|e|i}, zaplanowano, planowan{y|a|e}, planowanie, w
            planach, w fazie planowania, propozycja, proponowan{y|a|e}, zaproponowan{y|a|e}, do
            zrobienia, do wykonania, do realizacji, do wdrożenia, nierozpoczęt{y|a|e}, nie
            rozpoczęt{y|a|e}, nie rozpoczęto, jeszcze nie rozpoczęto, jeszcze nie rozpoczęt{y|a|e},
            niezaczęt{y|a|e}, nie zaczęt{y|a|e}, nie zaczęto, otwart{y|a|e}, now{y|a|e}, pomysł, w
            przygotowaniu, w kolejce, następn{y|a|e}, kolejn{y|a|e}, oczekując{y|a|e} na akceptację,
            oczekuje na akceptację, oczekuje na zatwierdzenie, oczekuje na implementację, zakolejkowane,
            przyszłe""",
        "in-progress": """
            w trakcie, w toku, w realizacji, w budowie, w opracowaniu, w trakcie realizacji, w trakcie
            implementacji, w trakcie wdrażania, trwa, trwają, aktywn{y|a|e}, rozpoczęt{y|a|e},
            rozpoczęto, zaczęt{y|a|e}, zaczęto, realizowan{y|a|e}, wdrażan{y|a|e}, częściow{o|y|a|e},
            częściowo zakończon{y|a|e}, częściowo zrealizowan{y|a|e}, częściowo zaimplementowan{y|a|e},
            prawie gotow{y|a|e}, prawie zakończon{y|a|e}, opóźnione, opóźniony, opóźniona, niekompletne,
            niekompletny, w testach, testowane""",
        "blocked": """
            zablokowan{y|a|e}, zablokowano, blokada, czeka, czeka na, czekamy, czekamy na, oczekuje,
            oczekuje na, oczekując{y|a|e}, oczekiwanie""",
        "on-hold": """
            wstrzyman{y|a|e}, wstrzymano, zawieszon{y|a|e}, zawieszono, odłożon{y|a|e}, odłożono,
            przełożon{y|a|e}, odroczon{y|a|e}, zamrożon{y|a|e}, pauza, na pauzie, na później,
            zaparkowan{y|a|e}""",
        "completed": """
            zakończon{y|a|e}, zakończono, ukończon{y|a|e}, ukończono, wykonan{y|a|e}, wykonano,
            zrobion{y|a|e}, zrobiono, gotow{y|a|e}, zrealizowan{y|a|e}, zrealizowano, wdrożon{y|a|e},
            wdrożono, zaimplementowan{y|a|e}, zaimplementowano, zamknięt{y|a|e}, zamknięto,
            rozwiązan{y|a|e}, rozwiązano, naprawion{y|a|e}, naprawiono, opublikowan{y|a|e},
            opublikowano, wydan{y|a|e}, wydano, dostarczon{y|a|e}, dostarczono, zweryfikowan{y|a|e},
            scalon{y|a|e}, scalono, zmergowan{y|a|e}, zmergowano, kompletn{y|a|e}, na produkcji,
            finaln{y|a|e}, zastosowane, zastosowano""",
        "cancelled": """
            anulowan{y|a|e}, anulowano, odrzucon{y|a|e}, odrzucono, porzucon{y|a|e}, porzucono,
            zaniechan{y|a|e}, zaniechano, wycofan{y|a|e}, wycofano, odwołan{y|a|e}, zastąpion{y|a|e},
            zastąpiono, przestarzał{y|a|e}, nieaktualn{y|a|e}, skasowan{y|a|e}, unieważnion{y|a|e},
            usunięt{y|a|e}, nie będzie realizowan{y|a|e}, zarzucon{y|a|e}, nieplanowane, historyczne""",
    },
    "state_words": {
        "waits": "blok, zablok, czek, oczek, dopóki, wstrzym",
        "permission": """
            zatwierdzon{y|a|e}, zatwierdzono, zaakceptowan{y|a|e}, zaakceptowano, przyjęt{y|a|e},
            przyjęto, uzgodnion{y|a|e}, gotow{y|a|e} do, do akceptacji, do zatwierdzenia, do przeglądu,
            do recenzji, w recenzji, w przeglądzie, w trakcie przeglądu, w weryfikacji, do weryfikacji,
            sprawdzone, zrecenzowane""",
        "permission-in-records": """
            zatwierdzon{y|a|e}, zatwierdzono, zaakceptowan{y|a|e}, zaakceptowano, przyjęt{y|a|e},
            przyjęto""",
        "archived": "zarchiwizowan{y|a|e}, archiwaln{y|a|e}, archiwum",
        "no-marker": """
            now{y|a|e}, otwart{y|a|e}, szkic, planowanie, propozycja, pomysł, następn{y|a|e},
            kolejn{y|a|e}, finaln{y|a|e}, gotow{y|a|e}""",
        "marker-goes-on": "przez, od, do, w, na, dnia",
        "banner": """
            przestarzał{y|a|e}, nieaktualn{y|a|e}, zastąpion{y|a|e}, wycofan{y|a|e}, porzucon{y|a|e}""",
        "filler": "obecnie, teraz, już, aktualnie, w pełni",
        "partly": "prawie, w większości, częściowo, niemal, głównie, w dużej części",
        "all": "wszystkie, wszystko",
        "whole": "końcowy, pierwszy, pełny, ostateczny",
        "paper": "szkic, propozycja, projekt, specyfikacja",
        "negation": "nie, jeszcze nie, nigdy",
        "negated": "uruchomiono, wykonano, uruchomione",
        "own": """
            w toku, w trakcie, częściowo, zaplanowan{y|a|e}, do zrobienia, nierozpoczęt{y|a|e}, nie
            rozpoczęt{y|a|e}, oczekuje, w realizacji, oczekujące, nie rozpoczęto""",
        "label-end": "status, stan",
        "header": """
            metadane, informacje o dokumencie, informacje o projekcie, szczegóły, przegląd,
            podsumowanie, informacje podstawowe, w skrócie""",
        "folder-end": "plany, zadania",
        "negation-prefix": "nie",
        "label-not": "test, build, przegląd",
    },
    "headings": {
        "goal": """
            cel, cele, cel projektu, cele projektu, cel dokumentu, cel główny, cel zadania, cel
            biznesowy, założenia i cele, podsumowanie, podsumowanie wykonawcze, streszczenie,
            streszczenie wykonawcze, przegląd, opis, opis ogólny, wstęp, wprowadzenie, motywacja,
            problem, opis problemu, definicja problemu, dlaczego""",
        "context": """
            kontekst, tło, kontekst projektu, kontekst techniczny, kontekst historyczny, stan obecny,
            obecny stan, aktualny stan, stan aktualny, stan istniejący, sytuacja obecna, punkt wyjścia,
            historia, status quo""",
        "constraints": "ograniczenia, ograniczenie, warunki brzegowe, założenia",
        "approach": """
            podejście, podejście techniczne, rozwiązanie, proponowane rozwiązanie, propozycja
            rozwiązania, rozwiązanie techniczne, projekt techniczny, projekt rozwiązania, architektura,
            architektura/projekt, architektura i projekt, strategia, metoda, koncepcja, propozycja""",
        "stack": "stos technologiczny, technologie, używane technologie, wykorzystywane technologie",
        "integration": "punkty integracji, punkt integracji, integracje, integracja",
        "patterns": "wzorce projektowe, wzorce",
        "steps": """
            kroki, kroki implementacji, kroki wdrożenia, kroki realizacji, zadania, lista zadań,
            podzadania, do zrobienia, do wykonania, zadania do wykonania, działania, czynności, plan
            działania, plan działań, plan wykonania, plan implementacji, plan wdrożenia, plan
            realizacji, plan pracy, plan prac, plan projektu, plan naprawy, implementacja, wdrożenie,
            realizacja, wykonanie, przebieg, kamienie milowe, fazy, fazy projektu, fazy wdrożenia, fazy
            implementacji, fazy realizacji, etapy, etapy wdrożenia, etapy projektu, etapy i priorytety,
            harmonogram prac, mapa drogowa, kolejność, kolejność wdrożenia, kolejność prac, kolejność
            implementacji, iteracje, pakiety robocze, strumienie prac""",
        "progress": "postęp, postępy, postęp prac, stan prac, dziennik postępu, dziennik postępów",
        "phase-dependencies": """
            zależności między fazami, zależności pomiędzy fazami, zależności faz, zależności między
            etapami, zależności między zadaniami""",
        "testing": """
            testy, testowanie, plan testów, plan testowania, strategia testów, strategia testowania,
            przypadki testowe, scenariusze testowe, weryfikacja, walidacja, zapewnienie jakości,
            kontrola jakości, testy i weryfikacja, testy i zapewnienie jakości""",
        "dependencies": "zależności, zależność, wymagania wstępne, warunki wstępne",
        "services": """
            usługi zewnętrzne, usługi zewnętrzne/api, zewnętrzne api, zewnętrzne usługi, serwisy
            zewnętrzne""",
        "libraries": "biblioteki, pakiety, biblioteki/pakiety, nowe biblioteki, nowe pakiety",
        "tools": "narzędzia, infrastruktura, narzędzia/infrastruktura",
        "access": """
            dostępy, dostęp, wymagane dostępy, wymagany dostęp, potrzebne dostępy, uprawnienia,
            poświadczenia, dane dostępowe""",
        "risks": "analiza ryzyk, rejestr ryzyk, macierz ryzyk, zagrożenia",
        "questions": """
            pytania, otwarte pytania, pytania otwarte, nierozwiązane pytania, pytania nierozstrzygnięte,
            pytania do rozstrzygnięcia, pozostałe pytania, otwarte kwestie, kwestie otwarte, kwestie do
            rozwiązania, kwestie do rozstrzygnięcia, otwarte punkty, otwarte tematy, otwarte decyzje,
            decyzje otwarte, decyzje do podjęcia, wymagane decyzje, potrzebne decyzje, wymagane decyzje
            techniczne, potrzebne decyzje techniczne, decyzje techniczne do podjęcia, do decyzji, do
            ustalenia, do rozstrzygnięcia, do wyjaśnienia, do doprecyzowania, wymagane wyjaśnienia,
            potrzebne wyjaśnienia, niejasności, wątpliwości, zadania badawcze, potrzebne badania, do
            zbadania, do sprawdzenia, niewiadome, rozwiązane pytania, rozstrzygnięte pytania, rozwiązane
            podczas planowania, otwarty punkt, pytania badawcze, wymaga decyzji""",
        "criteria": """
            definicja ukończenia, definicja gotowości, warunki ukończenia, warunki akceptacji, gotowe
            gdy, metryki sukcesu, miary sukcesu, mierniki sukcesu, akceptacja, testy akceptacyjne""",
        "decisions": """
            decyzje, decyzja, podjęte decyzje, dziennik decyzji, rejestr decyzji, decyzje techniczne,
            decyzje projektowe, decyzje architektoniczne, ustalenia, rozstrzygnięcia, kluczowe decyzje""",
        "status": """
            aktualny status, stan, stan planu, status planu, status projektu, status wdrożenia, status
            implementacji, stan wdrożenia""",
        "notes": """
            notatki, notatka, uwagi, uwagi dodatkowe, dodatkowe uwagi, komentarze, wnioski, materiały""",
        "alternatives": """
            alternatywy, rozważane alternatywy, opcje, porównanie, odrzucone alternatywy, rozważane
            opcje, warianty""",
        "references": """
            zobacz też, odniesienia, źródła, załączniki, załącznik, zobacz także, referencje,
            powiązania, bibliografia, powiązane dokumenty""",
    },
    "heading-words": {
        "risks": "ryzyko, ryzyka, ryzyk, ryzykiem, ryzykami",
        "criteria": "kryteria, kryterium, kryteriów",
    },
    "heading-rules": {
        "no-role": """
            często zadawane pytania, najczęściej zadawane pytania, pytania i odpowiedzi, pytanie
            badawcze""",
        "joint": "i, oraz, a także",
        "in-front": """
            główne, główny, główna, kluczowe, kluczowy, ważne, najważniejsze, otwarte, znane, obecne,
            aktualne, pozostałe, techniczne, techniczny, największe, planowane, proponowane,
            proponowany, zalecane, rekomendowane, szczegółowe, szczegółowy, szczegółowa, ogólne, ogólny,
            automatyczne, ręczne, manualne, zidentyfikowane, potencjalne, wymagane, potrzebne, niezbędne
            """,
        "behind": """
            główne, kluczowe, techniczne, techniczny, szczegółowe, szczegółowy, ogólne, ogólny,
            jednostkowe, integracyjne, manualne, automatyczne, projektu, projektowe, wdrożeniowe""",
        "checklist": "checklista, lista kontrolna",
        "next": "następne kroki, kolejne kroki, dalsze kroki, następny krok",
        "step-end": "kroki, zadania",
    },
    "phases": "faza, podfaza, etap, krok, zadanie, podzadanie, kamień milowy, część, iteracja, fala",
    "phase-rules": {
        "not-under": """
            historyjki użytkownika, historyjki użytkowników, historie użytkownika, historie użytkowników
            """,
        "depends": """
            zależ{y|ą} od, wymaga, wymagają, potrzebuje, czeka na, następuje po, zaczyna się po, rusza
            po, startuje po""",
        "independent": "nie, nigdy, bez, żadnych, żadnej",
        "duration": "dni, dzień, tydzień, tygodni{|e|a}",
        "late": "tydzień, dzień, blok",
        "option": "opcja, wariant, alternatywa",
        "no-letter-under": "wymagania, priorytety, błędy, ustalenia",
    },
    "step-rules": {
        "done-column": "gotowe, zrobione, wykonano",
        "step-column": "faza, etap, krok, zadanie, kamień milowy",
        "yes": "tak, t",
    },
    "column-rules": {
        "field": "pole, atrybut, właściwość",
        "type": "typ, rodzaj",
        "other-of-risks": "kategoria, typ, rodzaj, uwagi, przyczyna, obszar",
        "weak-risk": "opis, zagrożenie, zagrożenia",
    },
    "folders": {
        "in-progress": "aktywne, w-toku, w-trakcie, w-realizacji",
        "completed": "zakończone, ukończone, zrobione, wykonane, wdrożone, archiwum, zarchiwizowane",
        "planning": "szkice, planowane, zaplanowane, propozycje, do-zrobienia",
        "on-hold": "wstrzymane, zawieszone, odłożone",
        "blocked": "zablokowane",
        "cancelled": "odrzucone, anulowane, porzucone, wycofane, nieaktualne, zastąpione",
    },
    "fields": {
        "status": "stan, status projektu",
        "date": """
            data, data utworzenia, data rozpoczęcia, utworzono, utworzony, utworzone, rozpoczęto,
            początek""",
        "owners": """
            właściciel, właścicielka, właściciele, odpowiedzialny, odpowiedzialna, odpowiedzialni, osoba
            odpowiedzialna, autor, autorka, autorzy, przypisano do, przypisane do, prowadzący,
            prowadząca, kierownik projektu, wykonawca, opiekun""",
        "target": "termin, termin realizacji, termin zakończenia, planowane zakończenie, data docelowa",
        "tags": "tagi, etykiety, słowa kluczowe",
        "id": "numer, identyfikator",
        "goal": "cel, cele",
        "depends-on": "zależy od, zależności, zależność, wymaga",
        "blocked-by": "zablokowane przez, zablokowany przez, zablokowana przez, blokowane przez",
        "blocks": "blokuje",
        "supersedes": "zastępuje",
        "superseded-by": "zastąpion{y|a|e} przez",
        "related": """
            powiązane, powiązania, powiązane plany, powiązane dokumenty, zobacz też, zobacz także, patrz
            też""",
        "parent": "nadrzędny, plan nadrzędny, część planu",
        "other": """
            zaktualizowano, zaktualizowany, aktualizacja, ostatnia aktualizacja, data aktualizacji,
            ostatnia zmiana, zakończono, ukończono, priorytet, typ, rodzaj, zakres, wersja, gałąź,
            recenzent, recenzenci, zespół, nakład, szacowany czas, szacowany nakład, szacunek, źródło,
            plik, pliki, kategoria, komponent""",
        "stage": "etap, stadium",
        "implementation": """
            realizacja, stan realizacji, implementacja, wdrożenie, status wdrożenia, stan wdrożenia,
            status implementacji""",
    },
    "titles": {
        "kind": """
            plan, plan wykonania, plan implementacji, plan wdrożenia, plan realizacji, plan działania,
            plan projektu, specyfikacja, specyfikacja techniczna, projekt, propozycja""",
        "generic": """
            plan wykonania, plan implementacji, plan wdrożenia, plan realizacji, plan działania, plan
            projektu, specyfikacja, specyfikacja techniczna, projekt, propozycja, zadania, lista zadań,
            wymagania, podsumowanie, przegląd, wstęp, wprowadzenie""",
        "file": "zadania, projekt, propozycja, wymagania, specyfikacja",
    },
    "files": {"companion": "postęp, postępy, notatki, dziennik"},
    "registers": {
        "risks": """
            rejestr ryzyk, lista ryzyk, analiza ryzyka, ocena ryzyka, ryzyka projektu, ocena ryzyk,
            analiza ryzyk""",
        "questions": "otwarte pytania, pytania otwarte, nierozwiązane pytania",
        "not-under": """
            cel, zakres, jak, skala, legenda, zasady, proces, status, podsumowanie, działania, historia,
            następne, przegląd""",
        "ends": "legenda, skala, zasady",
    },
    "dates": {
        "1": "styczeń, stycznia",
        "2": "luty, lutego",
        "3": "marzec, marca",
        "4": "kwiecień, kwietnia",
        "5": "maj, maja",
        "6": "czerwiec, czerwca",
        "7": "lipiec, lipca",
        "8": "sierpień, sierpnia",
        "9": "wrzesień, września",
        "10": "październik, października",
        "11": "listopad, listopada",
        "12": "grudzień, grudnia",
    },
    "levels": {
        "high": """
            wysok{i|a|ie}, bardzo wysok{i|a|ie}, krytyczn{y|a|e}, poważn{y|a|e}, znaczn{y|a|e},
            duż{y|a|e}""",
        "medium": "średni{|a|e}, umiarkowan{y|a|e}",
        "low": """
            nisk{i|a|ie}, bardzo nisk{i|a|ie}, mał{y|a|e}, niewielk{i|a|ie}, znikom{y|a|e},
            pomijaln{y|a|e}""",
    },
    "level-rules": {
        "noun": "ryzyko, ryzyka, wpływ, prawdopodobieństwo, priorytet, waga, poziom, skutek",
        "joint": "do",
    },
    "columns": {
        "risk": "ryzyko, ryzyka",
        "impact": "wpływ, skutek, skutki, konsekwencja, konsekwencje, waga, dotkliwość",
        "probability": "prawdopodobieństwo, szansa",
        "mitigation": """
            mitygacja, mitygacje, mitigacja, mitigacje, łagodzenie, ograniczenie ryzyka, środek
            zaradczy, środki zaradcze, działanie zaradcze, działania zaradcze, działanie, działania,
            przeciwdziałanie, zapobieganie, reakcja, plan awaryjny, odpowiedź, sposób mitygacji, sposób
            mitigacji, plan, co robimy, strategia, plan zapasowy, następny krok""",
        "level": "poziom, poziom ryzyka, ocena, priorytet",
        "owner": "właściciel, odpowiedzialny, odpowiedzialna, osoba odpowiedzialna",
        "due": "termin, termin realizacji, do kiedy",
        "question": "pytanie, pytania, temat, kwestia, otwarte pytanie, zagadnienie",
        "answer": "odpowiedź, decyzja, rozstrzygnięcie, rozwiązanie, wynik, wniosek",
        "status": "stan, postęp, gotowe, zrobione, wykonano",
        "id": "l.p, l.p., lp, lp., numer, identyfikator",
        "version": "wersja",
        "link": "odnośnik, dokumentacja, adres",
        "purpose": """
            cel, zastosowanie, przeznaczenie, do czego, dlaczego, opis, użycie, powód, rola,
            uzasadnienie""",
    },
    "markers": {
        "mitigation": """
            mitygacja, mitygacje, mitigacja, mitigacje, łagodzenie, środek zaradczy, środki zaradcze,
            działanie zaradcze, przeciwdziałanie, zapobieganie, plan awaryjny, plan zapasowy,
            zabezpieczenie""",
        "impact": "wpływ, skutek, skutki, konsekwencje",
        "probability": "prawdopodobieństwo",
        "closed": """
            rozwiązan{y|a|e|o}, zamknięt{y|a|e|o}, zmitygowan{y|a|e}, zaakceptowan{y|a|e},
            zażegnan{y|a|e}, nieaktualn{y|a|e}""",
        "answer": "odpowiedź, decyzja, rozstrzygnięcie, wybór, rozwiązanie, ustalenie, wniosek",
        "answered": """
            zdecydowano, rozstrzygnięt{o|y|a|e}, rozwiązan{o|y|a|e}, odpowiedziano, ustalono,
            wyjaśnion{o|y|a|e}, odrzucon{o|y|a|e}""",
        "pending": """
            potrzebn{a|e|y}, wymagan{a|e|y}, otwart{a|e|y}, do podjęcia, do ustalenia, brak, oczekuje""",
        "nothing": """
            brak, nie ma, nic, żadne, żaden, żadna, nie dotyczy, n/d, nd, brak znanych, brak ryzyk, brak
            ryzyka, brak znanych ryzyk, brak istotnych ryzyk, brak pytań, brak otwartych pytań, nie
            zidentyfikowano ryzyk, nie zidentyfikowano""",
        "unfilled": """
            brak, do ustalenia, do określenia, do uzupełnienia, do wypełnienia, nieznane, nie dotyczy,
            wkrótce""",
    },
    "risk-rules": {
        "lead": "ryzyko",
        "not-below": "brak, żadne",
        "many": "ryzyka, ryzyk, ryzykiem, ryzykami",
        "one": "ryzyko, ryzykiem",
        "process": """
            zarządzanie, identyfikacja, monitorowanie, proces, zarządzanie ryzykiem, monitorowanie
            ryzyk, identyfikacja ryzyk""",
        "summary": "podsumowanie, przegląd",
        "positive": "szanse, ryzyka pozytywne",
        "scale": "skala, legenda, skale",
        "detail": """
            właściciel, odpowiedzialny, status, stan, kategoria, typ, źródło, opis, uwaga, opcja,
            rekomendacja, decyzja, odpowiedź, wyzwalacz, rodzaj, dowód, uwagi""",
        "lettered": "opcja, wariant",
        "denies": "ryzyka, ryzyko, zmian, wpływu, ryzyk, zmiany",
        "no-mitigation": "brak działań, bez działań, brak mitygacji, brak środków zaradczych",
        "raid-type": "ryzyko",
        "closed-heading": "rozwiązane, zamknięte, zażegnane",
        "register": "rejestr, lista, analiza, ocena, macierz, tabela",
        "by": "ograniczone przez, łagodzone przez",
    },
    "question-rules": {
        "asks": """
            czy, kto, kiedy, gdzie, dlaczego, jak, jak{i|a|ie|ich}, któr{y|a|e|ych}, ile, skąd, po co,
            zdecydować, ustalić, wybrać, wyjaśnić""",
        "begins": "pytania do, pytania o, pytania dla, otwarte pytania do, pytania dotyczące",
        "holds": "pyta",
        "answered": """
            rozwiązane, rozwiązany, rozstrzygnięte, odpowiedziane, wyjaśnione, zdecydowane, zamknięte""",
        "not-after": "nie, do, jeszcze",
        "lean": "rekomendacja, sugestia, propozycja, założenie, skłaniamy się",
        "decision": "decyzj, rozstrzygn",
        "clarification": "wyjaśn, doprecyz, niejasn",
        "research": "badan, badaw, zbada, niewiadom",
        "opener": "otwarte, nierozwiązane, pozostałe",
        "noun": "pytania, decyzje",
        "id": "p",
    },
    "decision-rules": {
        "one": "decyzja",
        "rationale": "uzasadnienie, dlaczego, powód, powody, przyczyna",
        "author": "autor, autorka, zdecydował, zdecydowała, podjęta przez, kto",
        "day": "data, data decyzji",
        "detail": "konsekwencja, konsekwencje, skutki, alternatywy, rozważane alternatywy, kompromisy",
        "column": "decyzja, co",
        "day-column": "data, dzień, kiedy",
        "choice": "wybór, wybrano, wynik",
        "revoked": """
            zastąpion{a|e|y}, cofnięt{a|e|y}, odwołan{a|e|y}, uchylon{a|e|y}, wycofan{a|e|y}, nieaktualna,
            nieaktualne""",
    },
    "gaps": {
        "nobody": "brak, nikt, nieprzypisane, nieprzypisany, do ustalenia, nieznany",
        "nothing-begins": "brak nowych, brak innych, brak dodatkowych, brak znanych",
        "placeholder": "krok 1, krok 2, krok 3",
        "blank": """
            nazwa, tytuł, cel, wersja, opis, właściciel, odpowiedzialny, autor, data, odpowiedź,
            pytanie, ryzyko, mitygacja, założenie, decyzja, wynik, osoba/rola, rrrr-mm-dd, dd.mm.rrrr""",
        "prompt": """
            opisz, opis, wypisz, wymień, wyjaśnij, dodaj, uzupełnij, wpisz, podaj, co, dlaczego, jak,
            kto, kiedy, który, która, które, twój, twoja, twoje, jeśli, np""",
        "remark": "wymaga wyjaśnienia, zob, zobacz, patrz, uwaga, cd, pominięto, nieaktualne, nie",
    },
    "prose": {
        "common": """
            nie, się, jest, oraz, dla, przez, że, lub, przy, który, które, są, może, tylko, gdy, aby,
            już, w, z, jako, przed, każdy, wszystkie, tym, jego, jeśli, będzie""",
    },
}
