"""What the report says of measured figures in Polish: budgets, promises, groups, the plan, channels, emotion."""

from __future__ import annotations

from typing import Final

__all__ = ["PLURALS", "QUALITY", "WORDS"]

WORDS: Final = {
    # budgets
    "Experience budgets": "Budżety doświadczeń",
    "Budgets": "Budżety",
    "Budget": "Budżet",
    "Measured": "Zmierzono",
    "Cases": "Podróże",
    "the whole journey": "cała podróż",
    "What the file asks for, and what the log says. A budget is broken beyond doubt where its whole interval lies on the "
    "wrong side; the intervals are wide enough that of twenty logs in which all are kept, at most one looks broken.": (
        "Czego wymaga plik i co mówi log. Budżet jest bez wątpienia przekroczony, gdy cały przedział leży po złej stronie; "
        "przedziały są tak szerokie, że na dwadzieścia logów, w których wszystkie są dotrzymane, najwyżej jeden wygląda inaczej."
    ),
    "No budget is broken beyond doubt; {n} of {all} are kept.": (
        "Żaden budżet nie jest bez wątpienia przekroczony; dotrzymane: {n} z {all}."
    ),
    "kept": "dotrzymany",
    "broken beyond doubt": "przekroczony",
    "in doubt": "wątpliwy",
    "cannot be said": "nie wiadomo",
    "asked: at least {wanted}": "wymagane: co najmniej {wanted}",
    "asked: at most {wanted}": "wymagane: co najwyżej {wanted}",
    "half of them took {time}": "połowa potrzebowała {time}",
    "{share} of them took {time}": "{share} z nich potrzebowało {time}",
    "Finished journeys that follow the plan": "Zakończone podróże zgodne z planem",
    "There within {time}, of those who succeed": "U celu w ciągu {time}, z tych, którym się udaje",
    "There within {time}, of those who go on": "Dalej w ciągu {time}, z idących dalej",
    "Drop-off within {time}": "Odpływ w ciągu {time}",
    "Visits that start over": "Wizyty zaczynane od nowa",
    "Answered within {time}": "Odpowiedź w ciągu {time}",
    "Promises kept": "Dotrzymane obietnice",
    "{low} to {high}": "od {low} do {high}",
    # promises, the lost, the funnel
    "Half of those who succeed do so within {median}, nine in ten within {p90}.": (
        "Połowa tych, którym się udaje, jest u celu w ciągu {median}, 9 na 10 w ciągu {p90}."
    ),
    "Answered in time": "Odpowiedź na czas",
    "Answered in time: {share}.": "Odpowiedź na czas: {share}.",
    "Share answered in time": "Udział odpowiedzi na czas",
    "Of all promises, {share} were kept.": "Ze wszystkich obietnic dotrzymano {share}.",
    "Promised": "Obietnica",
    "{kept} of {waits} were answered in time, {broken} were not.": "Na czas: {kept} z {waits}, nie na czas: {broken}.",
    "{n} could still be.": "Jeszcze możliwe: {n}.",
    "Where the lost went": "Dokąd poszli utraceni",
    "What was seen off the map after the last visit, in visits.": "Co widziano poza mapą po ostatniej wizycie, w wizytach.",
    "Last seen at": "Ostatnio w kroku",
    "Then off the map": "Potem poza mapą",
    "others": "inne",
    "too few to be shown": "za mało, żeby pokazać",
    "Within {time}": "W ciągu {time}",
    "Median from the step before": "Mediana od poprzedniego kroku",
    "or": "lub",
    "Only what came within {time} of the first step counts.": "Liczy się tylko to, co przyszło w ciągu {time} od pierwszego kroku.",
    "“Within” takes journeys that are still under way for what they are; the other columns count them as if they had stopped.": (
        "„W ciągu” bierze podróże w toku za to, czym są; inne kolumny liczą je tak, jakby się zatrzymały."
    ),
    "The funnel by the steps that everybody must pass": "Lejek według kroków, przez które przechodzi każdy",
    "not shown, since few customers are behind it or beside it": "nie pokazano, bo za tym albo obok tego stoi mało klientów",
    "{share} had no next step or went straight to a bad end within {time}.": (
        "{share} nie miało następnego kroku albo trafiło wprost do złego zakończenia w ciągu {time}."
    ),
    # groups
    "Segments, personas and time": "Segmenty, persony i czas",
    "Groups": "Grupy",
    "Each group against all others: the dot is the share that succeeds{within}, the line its 95% interval. A difference is "
    "named only where it is beyond chance, all comparisons of a table taken together (q below .05).": (
        "Każda grupa na tle wszystkich innych: kropka to udział tych, którym się udaje{within}, linia to jego przedział 95%. "
        "Różnicę podano tylko tam, gdzie nie tłumaczy jej przypadek, po uwzględnieniu wszystkich porównań w tabeli (q poniżej 0,05)."
    ),
    " within {time}": " w ciągu {time}",
    "Personas": "Persony",
    "Persona": "Persona",
    "Began in": "Początek",
    "Value": "Wartość",
    "By month of start": "Według miesiąca początku",
    "By quarter of start": "Według kwartału początku",
    "By year of start": "Według roku początku",
    "Share that succeeds": "Udział sukcesów",
    "Against the others": "Na tle innych",
    "Drop-off differs most at": "Odpływ różni się najbardziej",
    "{share} of the others": "u innych {share}",
    "{share} of the others: not beyond chance": "u innych {share}: może to być przypadek",
    "more than the others, {share}": "więcej niż u innych, {share}",
    "fewer than the others, {share}": "mniej niż u innych, {share}",
    "more are lost, {here} against {rest}": "odchodzi więcej, {here} wobec {rest}",
    "fewer are lost, {here} against {rest}": "odchodzi mniej, {here} wobec {rest}",
    "No difference here is beyond chance.": "Wszystkie różnice mogą tu być przypadkiem.",
    "watched for {time} only": "obserwacja trwa tylko {time}",
    "no persona stands for them": "żadna persona ich nie opisuje",
    "not said": "nie podano",
    "not compared": "nie porównano",
    "Not compared:": "Nie porównano:",
    "Funnel by group": "Lejek według grup",
    "In all, {better} ({column}) succeeds more often than {other}: {high} against {low}. Within every value of {within} it "
    "is the other way round:": (
        "W całości {better} ({column}) osiąga cel częściej niż {other}: {high} wobec {low}. W każdej wartości {within} jest "
        "odwrotnie:"
    ),
    "{value}: {better} against {other}": "{value}: {better} wobec {other}",
    # the plan
    "How they leave the plan": "Jak odchodzą od planu",
    "What happened": "Co się stało",
    "was left out between {after} and {before}": "pominięto między {after} a {before}",
    "was left out after {after}": "pominięto po {after}",
    "was left out before {before}": "pominięto przed {before}",
    "was left out, as all that was planned": "pominięto, jak wszystko, co było w planie",
    "came unplanned between {after} and {before}": "poza planem między {after} a {before}",
    "came unplanned after {after}": "poza planem po {after}",
    "came unplanned before {before}": "poza planem przed {before}",
    "came unplanned, and nothing planned with it": "poza planem, a z planu nic",
    "ended so out of turn, after {after}": "takie zakończenie nie w porę, po {after}",
    "ended so out of turn": "takie zakończenie nie w porę",
    "How close they keep to the plan": "Jak blisko planu się trzymają",
    "Each is a mean over journeys.": "Każda liczba to średnia po podróżach.",
    "Fitness": "Dopasowanie",
    "how much of the planned path and of what customers did agrees, step by step; all is 100 %": (
        "ile z planowanej drogi i z tego, co robią klienci, zgadza się krok po kroku; wszystko to 100 %"
    ),
    "Content": "Treść",
    "of the steps that customers took or should have taken, those that are both": (
        "z kroków, które klienci zrobili lub powinni byli zrobić: te, które są jednym i drugim"
    ),
    "Sequence": "Kolejność",
    "of the planned steps that they took, those in turn": "z planowanych kroków, które zrobili: te po kolei",
    "Timing": "Czas",
    "of the planned waits and promises that were due, those that were kept": (
        "z planowanych czasów i obietnic, których termin minął: te dotrzymane"
    ),
    "Beside the plan: {statuses}.": "Obok planu: {statuses}.",
    "{n} completed": "wykonane: {n}",
    "{n} missing": "brakujące: {n}",
    "{n} failing": "nieudane: {n}",
    "{n} ad hoc": "doraźne: {n}",
    "Completed": "Wykonane",
    "Missing": "Brakujące",
    "Failing": "Nieudane",
    "Ad hoc": "Doraźne",
    "Beside the plan, by step": "Obok planu, według kroków",
    "Visits after each journey was laid beside the way through the plan that fits it best. Completed: where the plan has "
    "them. Missing: planned, but nobody came. Failing: straight to a bad end, or the promise was broken. Ad hoc: the plan has "
    "none there.": (
        "Wizyty po przyłożeniu każdej podróży do najlepiej pasującej drogi przez plan. Wykonane: tam, gdzie plan je ma. "
        "Brakujące: planowane, ale nikt nie przyszedł. Nieudane: wprost do złego zakończenia albo złamana obietnica. Doraźne: "
        "plan ich tam nie ma."
    ),
    # channels
    "(other)": "(inne)",
    "not among the map’s channels": "nie ma go wśród kanałów mapy",
    "not planned at this step": "nieplanowany w tym kroku",
    "Contacts cost {each} {currency} a journey": "Kontakty kosztują {each} {currency} na podróż",
    "{each} {currency} for each that reaches {goal}": "{each} {currency} na każdą, która osiąga cel: {goal}",
    "What contacts cost is not said:": "Nie podano, ile kosztują kontakty:",
    "Contacts and costs by channel": "Kontakty i koszty według kanałów",
    "Contacts": "Kontakty",
    "Each": "Jeden",
    "In all": "Razem",
    "Which channel they use": "Którego kanału używają",
    "Of the visits": "Z wizyt",
    "Share of the visits": "Udział w wizytach",
    "Drop-off there": "Odpływ w nim",
    "One planned channel only:": "Tylko jeden, planowany kanał:",
    "After a change of channel": "Po zmianie kanału",
    "Came from another channel": "Przyszło z innego kanału",
    "Drop-off after a change": "Odpływ po zmianie",
    "Without one": "Bez zmiany",
    "Difference": "Różnica",
    "{n} of {all}": "{n} z {all}",
    "not beyond chance": "może to być przypadek",
    "more are lost after a change": "po zmianie odchodzi więcej",
    "fewer are lost after a change": "po zmianie odchodzi mniej",
    "Done again in another channel": "Zrobione ponownie w innym kanale",
    "Had to start over": "Od nowa",
    "Share that had to start over": "Udział zaczynających od nowa",
    "Nobody did a step again in another channel.": "Nikt nie powtarzał kroku w innym kanale.",
    # emotion
    "Emotion against data": "Emocje a dane",
    "Nothing in the data contradicts the map.": "Nic w danych nie przeczy mapie.",
    "The map says {mapped}, the answers ({metric}) say {measured}.": "Mapa mówi {mapped}, odpowiedzi ({metric}) mówią {measured}.",
    "{share} are lost here, more than at most steps ({median}), and the map names no pain.": (
        "Odchodzi tu {share}, więcej niż w większości kroków ({median}), a mapa nie podaje problemu."
    ),
    "The map names a pain, {pain}, yet only {share} are lost here, fewer than at most steps ({median}).": (
        "Mapa podaje problem, {pain}, a odchodzi tu tylko {share}, mniej niż w większości kroków ({median})."
    ),
    "What customers answered": "Co odpowiedzieli klienci",
    "On the map’s scale: the line is the 95% interval of the answers, the ring is what the map says.": (
        "W skali mapy: linia to przedział 95% odpowiedzi, kółko to głos mapy."
    ),
    "Metric": "Miara",
    "Score": "Wynik",
    "Wanted": "Cel",
    "Answers": "Odpowiedzi",
    "Best answer": "Najlepsza odpowiedź",
    "Data": "Dane",
    "{metric}: {value} from {n} answers.": "{metric}: {value} (odpowiedzi: {n}).",
    "{metric}: {elsewhere} answers at other places and {unreadable} values that are no answer count nowhere.": (
        "{metric}: nie liczą się odpowiedzi w innych miejscach ({elsewhere}) ani wartości, które nie są odpowiedzią ({unreadable})."
    ),
    # data
    "They are of {n} persons.": "To podróże {n} osób.",
    "Too few customers came here to be shown.": "Przyszło tu za mało klientów, żeby to pokazać.",
    "A figure that is not shown: fewer than {n} customers are behind it, or it would give such a figure away.": (
        "Liczba, której nie pokazano: stoi za nią mniej niż {n} klientów albo zdradziłaby taką liczbę."
    ),
}

PLURALS: Final = {
    "{n} of {all} budgets are broken beyond doubt; the first is this one:": (
        "Przekroczony jest {n} budżet z {all}:",
        "Przekroczone są {n} budżety z {all}; pierwszy:",
        "Przekroczonych jest {n} budżetów z {all}; pierwszy:",
    ),
    "{n} contacts in channels without a cost are not in it.": (
        "Nie ma w tym {n} kontaktu w kanałach bez kosztu.",
        "Nie ma w tym {n} kontaktów w kanałach bez kosztu.",
        "Nie ma w tym {n} kontaktów w kanałach bez kosztu.",
    ),
    "{n} visits name no channel.": (
        "{n} wizyta nie podaje kanału.",
        "{n} wizyty nie podają kanału.",
        "{n} wizyt nie podaje kanału.",
    ),
    "Map and data disagree in {n} places.": (
        "Mapa i dane nie zgadzają się w {n} miejscu.",
        "Mapa i dane nie zgadzają się w {n} miejscach.",
        "Mapa i dane nie zgadzają się w {n} miejscach.",
    ),
    "Several personas stand for {n} journeys; each counts for the first of them in the file.": (
        "{n} podróż opisuje kilka person; liczy się pierwsza z nich w pliku.",
        "{n} podróże opisuje kilka person; liczy się pierwsza z nich w pliku.",
        "{n} podróży opisuje kilka person; liczy się pierwsza z nich w pliku.",
    ),
    "{n} rarer ways of leaving it are not shown.": (
        "Nie pokazano {n} rzadszego odejścia.",
        "Nie pokazano {n} rzadszych odejść.",
        "Nie pokazano {n} rzadszych odejść.",
    ),
    "{n} journeys were too many or too long to be laid beside the plan.": (
        "{n} podróży nie dało się przyłożyć do planu.",
        "{n} podróży nie dało się przyłożyć do planu.",
        "{n} podróży nie dało się przyłożyć do planu.",
    ),
}
"""By the English plural: the forms for 1, for 2 to 4, and for the rest."""

QUALITY: Final = {
    "missing-columns": "kolumny, których log nie ma",
    "several-objects": "zdarzenia kilku obiektów tego rodzaju; liczą się w każdym",
    "without-object": "zdarzenia bez obiektu tego rodzaju, pominięte",
    "changed-attributes": "cechy obiektów, które się zmieniały; liczy się pierwsza wartość",
    "unaligned": "podróże, których nie przyłożono do planu",
}
"""What quality counts, by kind."""
