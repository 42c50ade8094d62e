"""What the report adds to the fixed words in Polish; words that go with a number have three forms."""

from __future__ import annotations

from typing import Final

from journeymap.settings import polish_measured, polish_simulated

__all__ = ["PLURALS", "QUALITY", "WORDS", "form"]

WORDS: Final = (
    polish_measured.WORDS
    | polish_simulated.WORDS
    | {
        # the page
        "customer journey report": "raport z podróży klienta",
        "To the report": "Do raportu",
        "Sections": "Części",
        "Find a step": "Znajdź krok",
        "Close": "Zamknij",
        "Step before": "Poprzedni krok",
        "Step after": "Następny krok",
        "Sort by {column}": "Sortuj: {column}",
        "Download as CSV": "Pobierz jako CSV",
        "Download the picture": "Pobierz obraz",
        "{n} of {all} steps": "kroki: {n} z {all}",
        "no step says this": "żaden krok tego nie zawiera",
        "Open step {name}": "Otwórz krok {name}",
        "Light": "Jasny",
        "Dark": "Ciemny",
        "yes": "tak",
        "no": "nie",
        "start": "początek",
        "lost": "utraceni",
        # titles
        "Verdict": "Wniosek",
        "The journey map": "Mapa podróży",
        "Map": "Mapa",
        "Drop-off": "Odpływ",
        "Paths: planned and unplanned": "Ścieżki planowane i nieplanowane",
        "Paths": "Ścieżki",
        "Pains and opportunities": "Problemy i szanse",
        "Steps in detail": "Kroki w szczegółach",
        "Findings in the file": "Uwagi do pliku",
        "Findings": "Uwagi",
        "Data, evidence and method": "Dane, dowody i metoda",
        "Method": "Metoda",
        "Tables": "Tabele",
        "Provenance": "Pochodzenie",
        # verdict
        "customer journey, as is": "podróż klienta: stan obecny",
        "customer journey, to be": "podróż klienta: stan docelowy",
        "Log": "Log",
        "{n} events": "zdarzenia: {n}",
        "none laid over": "brak",
        "The map’s own headline": "Nagłówek mapy",
        "{reached}.": "{reached}.",
        "{reached}; most are lost at {step}: {k} of every 100 who get there.": (
            "{reached}; najwięcej odchodzi w kroku {step}: {k} na każde 100 osób, które tam dotrą."
        ),
        "a good end": "dobre zakończenie",
        "{k} of {cases} journeys reached {goal} so far": "{k} z {cases} podróży osiągnęło już cel: {goal}",
        "{k} of every 100 journeys reach {goal} within {time}": (
            "{k} na każde 100 podróży osiąga cel ({goal}) w ciągu {time}"
        ),
        "A first sketch: nobody has said yet how it feels.": "Pierwszy szkic: nikt jeszcze nie opisał emocji.",
        "It is hardest at {step}: {value} on a scale from –2 to 2.": (
            "Najtrudniej jest w kroku {step}: {value} w skali od –2 do 2."
        ),
        "wanted: {share} at least": "cel: co najmniej {share}",
        "Success within {time}": "Sukces w ciągu {time}",
        "too few for an interval; {n}": "za mało danych na przedział; {n}",
        "too few for an interval": "za mało danych na przedział",
        "interval {bounds}; {n}": "przedział {bounds}; {n}",
        "interval {bounds}": "przedział {bounds}",
        "of those there, within {time}": "obecnych, w ciągu {time}",
        "promised: {time}": "obietnica: {time}",
        "planned: {time}": "plan: {time}",
        "median; nine in ten within {time}": "mediana; 9 na 10 w ciągu {time}",
        "mean {value}": "średnia {value}",
        "Pain points": "Problemy",
        "{n} critical or high": "duże lub krytyczne: {n}",
        "{n} of {all} steps say how it feels": "emocje opisano w {n} z {all} kroków",
        "Known emotions": "Znane emocje",
        "Where most are lost": "Gdzie odchodzi najwięcej",
        "The hardest moments": "Najtrudniejsze momenty",
        "About {customers} of {visits} visits end here.": "Tu kończy się około {customers} z {visits} wizyt.",
        "Pain": "Problem",
        "The map declares no pain here.": "Mapa nie podaje tu żadnego problemu.",
        "on a scale from –2 to 2": "w skali od –2 do 2",
        # map
        "Numbers on the steps are the same in every table of this report.": (
            "Numery kroków są te same w każdej tabeli raportu."
        ),
        "Press a step to read all about it; arrow keys move between steps.": (
            "Naciśnij krok, żeby przeczytać o nim wszystko; strzałki przechodzą między krokami."
        ),
        "Wait after step {number}": "Czekanie po kroku {number}",
        # drop-off
        "{share} of {cases} journeys reach a good end within {time}": (
            "{share} z {cases} podróży kończy się dobrze w ciągu {time}"
        ),
        "(95% interval: {bounds})": "(przedział 95%: {bounds})",
        "Step by step": "Krok po kroku",
        "Drop-off step by step": "Odpływ krok po kroku",
        "The dot is the share of visits that were lost; the line is its 95% interval. "
        "Each share says how long people were given to go on.": (
            "Kropka to udział utraconych wizyt, linia to jego przedział 95%. "
            "Przy każdym udziale podano, ile czasu klienci mieli na następny krok."
        ),
        "Step": "Krok",
        "Visits": "Wizyty",
        "Share lost": "Udział utraconych",
        "Share": "Udział",
        "In words": "Słowami",
        "Naive": "Naiwnie",
        "Median to next": "Mediana do następnego",
        "{share} had no next step within {time}.": "{share} nie miało następnego kroku w ciągu {time}.",
        "{share} went straight to a bad end within {time}.": "{share} trafiło wprost do złego zakończenia w ciągu {time}.",
        "{lost} had no next step, {failed} went straight to a bad end within {time}.": (
            "{lost} nie miało następnego kroku, {failed} trafiło wprost do złego zakończenia w ciągu {time}."
        ),
        "{k} of {base}": "{k} na {base}",
        "young: watched for too short a time to judge": "młody: za krótko obserwowany, żeby oceniać",
        "nobody planned this step": "tego kroku nikt nie planował",
        "Not in the log.": "Nie ma w logu.",
        "Sent {n} times; nobody is lost at a one-way step.": "Wysłano {n} razy; z kroku jednostronnego nikt nie odchodzi.",
        "too few visits for a share": "za mało wizyt na udział",
        "Funnel": "Lejek",
        "Reached": "Dotarło",
        "Journeys": "Podróże",
        "Of all": "Ze wszystkich",
        "Of the step before": "Z poprzedniego kroku",
        "How journeys end": "Jak kończą się podróże",
        "Outcome": "Zakończenie",
        "Kind": "Rodzaj",
        "good end": "dobre",
        "bad end": "złe",
        "neutral end": "neutralne",
        "no end, silent": "bez zakończenia, cisza",
        "no event for {time} or more": "bez zdarzeń od co najmniej {time}",
        "no end, still active": "bez zakończenia, w toku",
        "still open": "wciąż otwarte",
        "Where journeys stand, by days since they began": "Gdzie są podróże po tylu dniach od początku",
        "After": "Po",
        "longer than this log can show": "dłużej, niż ten log może pokazać",
        # paths
        "{fitting} of {finished} finished journeys follow the plan ({share}).": (
            "{fitting} z {finished} zakończonych podróży przebiega zgodnie z planem ({share})."
        ),
        "A line is as thick as customers are many; dashed lines are ways nobody planned; pale lines are planned but were "
        "not seen. The darker a step, the more are lost there.": (
            "Im grubsza linia, tym więcej klientów; linie przerywane to drogi, których nikt nie planował; blade są planowane, "
            "ale niewidziane. Im ciemniejszy krok, tym więcej osób tam odchodzi."
        ),
        "Hidden: {n} ways that fewer than {below} of journeys took, {share} of all steps.": (
            "Ukryte drogi: {n}; każdą przeszło mniej niż {below} podróży, razem {share} wszystkich przejść."
        ),
        "No way is hidden.": "Żadna droga nie jest ukryta.",
        "The ways as planned; without a log nobody knows which are taken.": (
            "Drogi według planu; bez logu nie wiadomo, którymi klienci idą."
        ),
        "There is no picture, because Graphviz was not found. Install it (the program dot, or the extra "
        "journeymap[graphviz]) and write the report again; below is the graph as text.": (
            "Nie ma obrazu, bo nie znaleziono Graphviza. Zainstaluj go (program dot albo dodatek journeymap[graphviz]) "
            "i zapisz raport jeszcze raz; poniżej graf jako tekst."
        ),
        "Ways nobody planned": "Drogi, których nikt nie planował",
        "From": "Z",
        "To": "Do",
        "Of those who went on": "Z idących dalej",
        "Median time": "Mediana czasu",
        "{n} of them without an answer.": "{n} z nich bez odpowiedzi.",
        "none of them without an answer.": "żaden z nich nie jest bez odpowiedzi.",
        # pains
        "Severity": "Jak duży",
        "Evidence": "Dowód",
        "What could be better": "Co można poprawić",
        "no pain named": "bez nazwanego problemu",
        "nothing yet": "jeszcze nic",
        "Opportunity": "Szansa",
        "low impact": "mały wpływ",
        "medium impact": "średni wpływ",
        "high impact": "duży wpływ",
        "planned": "zaplanowane",
        # steps
        "Everybody": "Wszyscy",
        "leaves this step out": "pomija ten krok",
        "Does": "Robi",
        "Thinks": "Myśli",
        "Expects": "Oczekuje",
        "Channel": "Kanał",
        "Wait to the next step": "Czekanie na następny krok",
        "Takes": "Trwa",
        "We promise an answer within": "Obiecujemy odpowiedź w ciągu",
        "Optional": "Nieobowiązkowy",
        "Planned": "Planowane",
        "no, customers do it all the same": "nie, klienci robią to mimo wszystko",
        "Sent to everybody": "Wysyłane do wszystkich",
        "Carried over": "Przechodzi dalej",
        "What the customer sees": "Co widzi klient",
        "Staff in sight": "Obsługa na widoku",
        "Staff out of sight": "Obsługa na zapleczu",
        "See it": "Zobacz",
        "Median to the next step: {time}.": "Mediana do następnego kroku: {time}.",
        # findings
        "How grave": "Waga",
        "What": "Co",
        "Where": "Gdzie",
        "Rule": "Reguła",
        "error": "błąd",
        "warning": "ostrzeżenie",
        "info": "wskazówka",
        "None: the file is clean.": "Brak: plik jest w porządku.",
        # data, evidence, method
        "Data quality": "Jakość danych",
        "{events} events of {cases} journeys; {mapped} of them are on the map ({share}).": (
            "Zdarzenia: {events}, podróże: {cases}; na mapie zdarzenia: {mapped} ({share})."
        ),
        "{variants} different paths.": "Różne ścieżki: {variants}.",
        "From {since} to {until}.": "Od {since} do {until}.",
        "Nothing to report.": "Bez uwag.",
        "{n} events came after the end of their journey and count nowhere else.": (
            "Zdarzenia po zakończeniu podróży ({n}) nie liczą się nigdzie indziej."
        ),
        "Events on no step of the map": "Zdarzenia poza mapą",
        "Activity": "Czynność",
        "Events": "Zdarzenia",
        "and {n} more activities": "i dalsze czynności: {n}",
        "assumed": "założone",
        "Emotions, quotes and pains are worth as much as their evidence.": (
            "Emocje, cytaty i problemy są warte tyle, ile ich dowody."
        ),
        "look again by {date}": "sprawdzić do {date}",
        "Method, in plain words": "Metoda prostymi słowami",
        "Visit": "Wizyta",
        "Events of one customer at the same step, one after the other, are one visit.": (
            "Zdarzenia jednego klienta w tym samym kroku, jedno po drugim, to jedna wizyta."
        ),
        "The share of visits after which nothing followed within the time shown, plus those that went straight to a bad end. "
        "Visits that could not be watched long enough count for as long as they were watched; nobody is called lost just "
        "because the log ends.": (
            "Udział wizyt, po których w podanym czasie nic nie nastąpiło, oraz tych, które trafiły wprost do złego "
            "zakończenia. Wizyty obserwowane krócej liczą się tak długo, jak długo były widoczne; nikt nie jest utracony "
            "tylko dlatego, że log się kończy."
        ),
        "The time shown": "Podany czas",
        "The longest wait that enough visits in this log could be watched for. Another step may have another one.": (
            "Najdłuższe czekanie, przez które dało się obserwować dość wizyt w tym logu. Każdy krok może mieć inne."
        ),
        "Interval": "Przedział",
        "Made so that in 95 of 100 such logs it holds the true share; all visits of one customer count together. Under 5 "
        "customers there is none.": (
            "Zbudowany tak, że w 95 na 100 takich logów zawiera prawdziwy udział; wszystkie wizyty jednego klienta liczą się "
            "razem. Przy mniej niż 5 klientach go nie ma."
        ),
        "The share whose last step this was, the way it is often counted. It mistakes those who are still on their way for "
        "lost.": (
            "Udział tych, dla których był to ostatni krok; tak liczy się często. Myli osoby wciąż w drodze z utraconymi."
        ),
        "The share of journeys that reach a good end within the time shown, counted from their first event; bad ends compete "
        "with it.": (
            "Udział podróży, które w podanym czasie od pierwszego zdarzenia dochodzą do dobrego zakończenia; złe zakończenia "
            "z nim konkurują."
        ),
        "Journeys that reached the steps in this order, whatever came between.": (
            "Podróże, które doszły do kroków w tej kolejności, cokolwiek było pomiędzy."
        ),
        "Silent and active": "Cisza i w toku",
        "A journey without an end is silent when nothing happened for {time}, else active. These words enter no share.": (
            "Podróż bez zakończenia jest cicha, gdy nic się nie działo od {time}, inaczej jest w toku. Te słowa nie wchodzą "
            "do żadnego udziału."
        ),
        "A way that the file describes. Steps that nobody logs are passed over.": (
            "Droga, którą opisuje plik. Kroki, których nikt nie zapisuje, są pomijane."
        ),
        # tables and provenance
        "The CSV files hold the figures with six digits; times there are in seconds, shares from 0 to 1.": (
            "Pliki CSV zawierają liczby z sześcioma cyframi; czasy są tam w sekundach, udziały od 0 do 1."
        ),
        "All figures by step": "Wszystkie liczby według kroków",
        "Still waiting": "Wciąż czeka",
        "Time shown": "Podany czas",
        "from": "od",
        "to": "do",
        "Lost": "Utraceni",
        "Bad end": "Złe zakończenie",
        "Silent": "Cisza",
        "3 in 4 within": "3 na 4 w ciągu",
        "9 in 10 within": "9 na 10 w ciągu",
        "19 in 20 within": "19 na 20 w ciągu",
        "All ways": "Wszystkie drogi",
        "Times": "Razy",
        "Journey": "Podróż",
        "File": "Plik",
        "Map as read": "Odczytana mapa",
        "Engine": "Silnik",
        "First event": "Pierwsze zdarzenie",
        "Observed until": "Obserwacja do",
        "This page holds aggregates only and asks for nothing from a network. The same files give the same page.": (
            "Ta strona zawiera tylko zestawienia i niczego nie pobiera z sieci. Te same pliki dają tę samą stronę."
        ),
    }
)

QUALITY: Final = polish_measured.QUALITY | {
    "off-map": "zdarzenia poza mapą",
    "cases-off-map": "podróże bez żadnego zdarzenia na mapie",
    "nothing-matched": "kroki lub zakończenia, do których nie pasuje żadne zdarzenie",
    "outcomes-unseen": "zakończenia, których ten log nie pokazuje",
    "after-observation-end": "zdarzenia po końcu obserwacji; nigdzie się nie liczą",
    "late-date": "ostatnie zdarzenie jest dużo późniejsze od poprzednich; jeśli data jest błędna, podaj observed-until",
    "ties": "zdarzenia o tym samym czasie co poprzednie",
    "silence": "okresy ciszy, po których sprawdzono, czy klient wrócił",
    "begun-before": "podróże zaczęte przed początkiem logu; nie wchodzą do konwersji ani lejka",
    "without-visit": "podróże ze zdarzeniami na mapie, ale bez wizyty w kroku",
    "restart": "podróże, na które rozdzielono zdarzenia osób",
    "provisional-tail": "najnowsze zdarzenia, które mogą się jeszcze zmienić; pominięte",
    "log-too-short": "log jest za krótki na czas podany dla konwersji",
    "missing-case": "zdarzenia bez podróży, pominięte",
    "missing-activity": "zdarzenia bez czynności, pominięte",
    "missing-time": "zdarzenia bez czasu, pominięte",
    "unreadable-times": "nieczytelne czasy; ich zdarzenia są pominięte",
    "unreadable-starts": "nieczytelne czasy rozpoczęcia, uznane za brak",
    "negative-durations": "zdarzenia kończące się przed początkiem; ich czas liczy się jako 0",
    "times-without-zone": "czasy bez strefy",
    "other-lifecycle": "zdarzenia inne niż zakończenie czynności, pominięte",
    "outside-the-days": "zdarzenia spoza wybranych dni, pominięte",
    "duplicates": "zdarzenia powtarzające inne zdarzenie",
    "repeated-columns": "nazwy kolumn powtórzone w nagłówku; czytana jest pierwsza",
}
"""What quality counts, by kind."""

PLURALS: Final = (
    polish_measured.PLURALS
    | polish_simulated.PLURALS
    | {
        "{n} days": ("{n} dnia", "{n} dni", "{n} dni"),
        "{n} journeys": ("{n} podróż", "{n} podróże", "{n} podróży"),
        "{n} visits": ("{n} wizyta", "{n} wizyty", "{n} wizyt"),
        "{n} visits.": ("{n} wizyta.", "{n} wizyty.", "{n} wizyt."),
        "in {n} stages": ("w {n} etapie", "w {n} etapach", "w {n} etapach"),
        "{n} pains,": ("{n} problem,", "{n} problemy,", "{n} problemów,"),
        "{n} more are in the table of ways below.": (
            "Jeszcze {n} jest w tabeli dróg na dole.",
            "Jeszcze {n} są w tabeli dróg na dole.",
            "Jeszcze {n} jest w tabeli dróg na dole.",
        ),
        "{n} steps are {kind}": ("{n} krok: {kind}", "{n} kroki: {kind}", "{n} kroków: {kind}"),
    }
)
"""By the English plural: the forms for 1, for 2 to 4, and for the rest."""


def form(count: int) -> int:
    """Which of the three forms goes with `count`.

    >>> [form(count) for count in (1, 2, 5, 12, 22, 25)]
    [0, 1, 2, 2, 1, 2]
    """
    if count == 1:
        return 0
    return 1 if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else 2
