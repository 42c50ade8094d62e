"""What the report says of simulations in Polish: success in the end, worth of steps, what-ifs, customers under way."""

from __future__ import annotations

from typing import Final

__all__ = ["PLURALS", "SENTENCES", "WORDS"]

WORDS: Final = {
    "What if": "Co jeśli",
    "{share} of journeys reach a good end, if the plan is right: no log stands behind this.": (
        "{share} podróży kończy się dobrze, jeśli plan jest trafny: nie stoi za tym żaden log."
    ),
    "{share} of journeys reach a good end sooner or later, those under way allowed for.": (
        "{share} podróży prędzej czy później kończy się dobrze, z uwzględnieniem tych w toku."
    ),
    "Were those who go nowhere to go on after all, as the others do, it would be {share}.": (
        "Gdyby ci, którzy nie idą nigdzie, poszli jednak dalej tak jak inni, byłoby to {share}."
    ),
    "Where one point less drop-off is worth most": "Gdzie punkt mniej odpływu jest wart najwięcej",
    "The dot is how many points more of all journeys reach a good end where the drop-off of a step falls by one point; "
    "the line is its 95% interval.": (
        "Kropka to o ile punktów więcej wszystkich podróży kończy się dobrze, gdy odpływ w kroku spada o punkt; "
        "linia to przedział 95%."
    ),
    "By the plan alone a good end is guaranteed, open, or out of reach from a step on, whatever the customer does.": (
        "Według samego planu dobre zakończenie jest od danego kroku pewne, otwarte albo nieosiągalne, "
        "cokolwiek zrobi klient."
    ),
    "Worth of a point": "Ile wart jest punkt",
    "Points": "Punkty",
    "Visits a journey": "Wizyty na podróż",
    "Good end from here": "Dobry koniec stąd",
    "By the plan": "Według planu",
    "guaranteed": "pewne",
    "open": "otwarte",
    "out of reach": "nieosiągalne",
    "Outlined: steps from which a good end is guaranteed by the plan (green), or out of reach (orange).": (
        "Obwiedzione: kroki, od których dobre zakończenie jest według planu pewne (zielone) lub nieosiągalne (pomarańczowe)."
    ),
    "What changes would do": "Co dałyby zmiany",
    "In points of all journeys, with 95% intervals. At best, those who are saved go on as the others do now; cautiously, "
    "only in part. What is assumed nobody has measured: its interval does not say whether the assumption is right.": (
        "W punktach wszystkich podróży, z przedziałami 95%. W najlepszym razie uratowani idą dalej tak jak dziś inni; "
        "ostrożnie: tylko po części. Założeń nikt nie zmierzył: przedział nie mówi, czy założenie jest trafne."
    ),
    "Value a year is net: what more good ends bring, less what contacts come to cost more, where channels have a cost, "
    "and less what the change costs.": (
        "Wartość roczna jest netto: to, co przynosi więcej dobrych zakończeń, mniej to, o ile więcej kosztują kontakty, "
        "jeśli kanały mają koszt, i mniej koszt zmiany."
    ),
    "cautiously {value}": "ostrożnie {value}",
    "{volume} journeys a year, {value} for one more good end": (
        "{volume} podróży rocznie, {value} za jedno dobre zakończenie więcej"
    ),
    "the change costs {cost} a year": "zmiana kosztuje {cost} rocznie",
    "no cost of the change is said": "kosztu zmiany nie podano",
    "Change": "Zmiana",
    "At best": "W najlepszym razie",
    "Cautiously": "Ostrożnie",
    "Good end then": "Dobry koniec wtedy",
    "Time to a good end": "Czas do dobrego końca",
    "Value a year": "Wartość roczna",
    "Customers under way": "Klienci w toku",
    "Active": "Aktywni",
    "Good end": "Dobry koniec",
    "Customers": "Klienci",
    "observed, not tried": "zaobserwowane, nie sprawdzone",
    "tested": "sprawdzone",
    "none": "bez zmian",
}

PLURALS: Final = {
    "The model looks at the last {n} steps of each customer.": (
        "Model patrzy na {n} ostatni krok klienta.",
        "Model patrzy na {n} ostatnie kroki klienta.",
        "Model patrzy na {n} ostatnich kroków klienta.",
    ),
    "{n} customers are under way; {k} of them are expected to reach a good end.": (
        "W toku jest {n} klient; dobrego końca można oczekiwać u {k}.",
        "W toku jest {n} klientów; dobrego końca można oczekiwać u {k}.",
        "W toku jest {n} klientów; dobrego końca można oczekiwać u {k}.",
    ),
}
"""By the English plural: the forms for 1, for 2 to 4, and for the rest."""

SENTENCES: Final = {
    # what a what-if changes
    "drop-off at {step}: {before} -> {after}": "odpływ w kroku {step}: {before} → {after}",
    "share {way}: {before} -> {after}": "udział {way}: {before} → {after}",
    "share of {channel}: {before} -> {after}": "udział kanału {channel}: {before} → {after}",
    "wait at {step}: {before} -> {after} (median)": "czekanie w kroku {step}: {before} → {after} (mediana)",
    "{what}: {n} times in 100 journeys": "{what}: {n} razy na 100 podróży",
    # how it is known
    "assumed: nobody has measured what this change does": "założenie: nikt nie zmierzył, co daje ta zmiana",
    "tested: an effect of {effect} points on success (95% interval {low} to {high}) was measured": (
        "sprawdzone: zmierzony wpływ na sukces {effect} pkt (przedział 95%: {low} do {high})"
    ),
    "observed in data, adjusted for {factors}; what else differed may explain it": (
        "zaobserwowane w danych, z uwzględnieniem: {factors}; może to tłumaczyć coś innego"
    ),
    "the effect is one on success: differences of time and cost are the model's own": (
        "wpływ dotyczy sukcesu; różnice czasu i kosztu są z modelu"
    ),
    "the changes as written would give {own} points in the model; the figure is the effect that was said": (
        "zmiany tak jak zapisano dałyby w modelu {own} pkt; podano wpływ zapisany w pliku"
    ),
    # what a reader must know of the model
    "the model says that {model} succeed in the end, and the log itself shows {log}: read what is said of touchpoints as a "
    "ranking, not as shares": (
        "model mówi, że ostatecznie udaje się {model}, a sam log pokazuje {log}: kroki czytaj jako kolejność, nie udziały"
    ),
    "all of this rests on {n} cases: take it as a sketch": "wszystko opiera się na {n} podróżach: to tylko szkic",
    "there are too few cases to say how sure the figures are": "podróży jest za mało, żeby podać niepewność liczb",
    "intervals rest on {n} groups of cases, and are wide for that": (
        "przedziały opierają się na {n} grupach podróży i dlatego są szerokie"
    ),
    "no journey was seen to begin: they begin as planned": "nie widać początku żadnej podróży: zaczynają się jak w planie",
    "no case has reached an outcome yet: nothing is known of how journeys end": (
        "żadna podróż nie dotarła jeszcze do końca: nie wiadomo, jak się kończą"
    ),
    "{steps} was never visited: the plan speaks for it": "{steps}: nikt tu nie był, mówi za to plan",
    "{steps} were never visited: the plan speaks for it": "{steps}: nikt tu nie był, mówi za to plan",
    "nobody was seen to leave {steps}": "nie widać, żeby ktoś poszedł dalej z: {steps}",
    "the plan reckons with no drop-off: nobody is lost": "plan nie liczy się z odpływem: nikt nie odchodzi",
    "the plan reckons with no drop-off at {n} of {all} touchpoints: nobody is lost there": (
        "plan nie liczy się z odpływem w {n} z {all} kroków: nikt tam nie odchodzi"
    ),
    "the plan says no share for {n} of {all} ways; what is left is split evenly": (
        "plan nie podaje udziału dla {n} z {all} dróg; resztę podzielono po równo"
    ),
    "the plan does not say how many end at {ends}, which may happen anywhere: nobody": (
        "plan nie mówi, ilu kończy w: {ends}, co może stać się wszędzie: nikt"
    ),
    "the plan says no time at {steps}: none is reckoned there": "plan nie podaje czasu w: {steps}; przyjęto zero",
    "nothing leads out of {steps}: who comes there is lost": "nic nie prowadzi z: {steps}; kto tam trafi, odchodzi",
    "for some at {steps} the plan has no way on: they are lost": "dla części w: {steps} plan nie ma drogi dalej: odchodzą",
}
"""`{places}` stand for values, which are kept as they are."""
