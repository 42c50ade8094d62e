"""Sentences of the results in Polish, by the English ones they come as."""

from __future__ import annotations

from typing import Final

from journeymap.settings import polish_simulated

__all__ = ["SENTENCES"]

SENTENCES: Final = polish_simulated.SENTENCES | {
    # why a budget cannot be judged
    "no event stands for it": "nie odpowiada mu żadne zdarzenie",
    "it is sent one way: nobody stays or leaves there": "to wysyłka jednostronna: nikt tam nie zostaje ani nie odchodzi",
    "it is not asked by a time: leave within out": "nie wiąże się z czasem: within jest zbędne",
    "no case behind it, and {n} are needed": "bez żadnej podróży, a potrzeba {n}",
    "only {k} case behind it, and {n} are needed": "tylko {k} podróż, a potrzeba {n}",
    "only {k} cases behind it, and {n} are needed": "podróży jest tylko {k}, a potrzeba {n}",
    "visits are seen for {seen} only, and {silent} of silence may still be followed by a next step": (
        "wizyty widać tylko przez {seen}, a po {silent} ciszy wciąż może przyjść następny krok"
    ),
    "the log shows {seen} at most, and {asked} are asked for": "log pokazuje najwyżej {seen}, a wymagane jest {asked}",
    "its interval cannot be computed": "nie da się obliczyć przedziału",
    "it promises no answer (respond-within), or no answer can be seen": (
        "krok nie obiecuje odpowiedzi (respond-within) albo odpowiedzi nie widać"
    ),
    "no touchpoint promises an answer (respond-within) that this log can show": (
        "żaden krok nie obiecuje odpowiedzi (respond-within), którą ten log może pokazać"
    ),
    "the log is too short to show whether the promise is kept": "log jest za krótki, żeby pokazać, czy obietnicę dotrzymano",
    "the events of this log name no channel there": "zdarzenia tego logu nie podają tam kanału",
    'no event there answers "{metric}": say which column holds the answers': (
        "żadne zdarzenie nie odpowiada tam na „{metric}”: podaj kolumnę z odpowiedziami"
    ),
    "nobody succeeded in this log": "w tym logu nikomu się nie udało",
    "nobody went on from it in this log": "w tym logu nikt nie poszedł stąd dalej",
    "no case can be followed in this log": "w tym logu nie da się śledzić żadnej podróży",
    "nobody visited it in this log": "w tym logu nikt tu nie był",
    "no case is finished in this log": "w tym logu żadna podróż się nie zakończyła",
    "the figure is hidden, since few customers are behind it or beside it": (
        "liczba jest ukryta, bo stoi za nią albo obok niej mało klientów"
    ),
    # which groups were not compared
    "{column}: the log has no such column": "{column}: log nie ma takiej kolumny",
    "{column}: no case has a value": "{column}: żadna podróż nie ma wartości",
    "{column}: 1 value of under {few} cases, part of the rest of each other value": (
        "{column}: 1 wartość poniżej {few} podróży; należy do reszty każdej innej wartości"
    ),
    "{column}: {n} values of under {few} cases, part of the rest of each other value": (
        "{column}: wartości poniżej {few} podróży: {n}; należą do reszty każdej innej wartości"
    ),
    "{column}: 1 value beyond the {most} most frequent, part of the rest of each other value": (
        "{column}: 1 wartość spoza {most} najczęstszych; należy do reszty każdej innej wartości"
    ),
    "{column}: {n} values beyond the {most} most frequent, part of the rest of each other value": (
        "{column}: wartości spoza {most} najczęstszych: {n}; należą do reszty każdej innej wartości"
    ),
    "{column}: {values} with under {few} cases": "{column}: {values}: poniżej {few} podróży",
    "{column}: nothing to compare {values} with": "{column}: nie ma z czym porównać {values}",
    # why contacts have no cost
    "channels cost {currencies}: costs are added up in one currency only": (
        "kanały kosztują w {currencies}: koszty dodaje się tylko w jednej walucie"
    ),
    'a contact in channel "{channel}" costs more than {most}: too much to be one': (
        "kontakt w kanale „{channel}” kosztuje ponad {most}: za dużo jak na jeden"
    ),
}
"""`{places}` stand for values, which are kept as they are."""
