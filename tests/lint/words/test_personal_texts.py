"""What belongs to one person is found in texts, and what merely looks like it is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.lint.words.personal_texts import mask, traces

PERSONS = [
    "tel. 600701802",
    "zadzwoń: 600 701 802",
    "+48 600 700 800",
    "+48600700801",
    "0048 600 700 801",
    "Pišite na 041 123 457",
    "041/123-457",
    "091 234 5678",
    "Zovite 065/123-456",
    "063 12 34 567",
    "Ruf mich an: 0151 23456789",
    "0170-1234568",
    "07911 123456",
    "(212) 867-5309",
    "212-867-5309",
    "+1 212 867 5309",
    "+386 41 123 457",
    "+387 61 123 457",
    "+49 (0)151 23456789",
    "+33 6 12 34 56 78",
    "+39 06 1234 5679",
    "44051401359",
    "nr PESEL 44051401359",
    "EMŠO 0101006500006",
    "JMBG: 0101006500006.",
    "OIB: 69435151530",
    "Steuer-ID 86 095 742 719",
    "IBAN PL61 1090 1014 0000 0712 1981 2874",
    "4539 5787 6362 1486",
    "karta 4539578763621486",
    "anna.nowak@pzu.pl",
    "e.zielinska@insurer.eu",
    "janko77@siol.net",
    "Łukasz: łukasz@insurer.eu, evenings",
    "mailto:jan.kowalski@bank.pl",
    "<jan.kowalski@bank.pl>",
]

NOBODY = [
    "costs 600 700 800 zł",
    "500 000 000 EUR",
    "+20 000 000 customers",
    "600 701 802",
    "0800 123 456",
    "infolinia 801 000 123",
    "+48 801 000 123",
    "+48 123 456 789",
    "Hotline +48 22 543 21 09",
    "(212) 555-0142",
    "+44 7700 900123",
    "555-123-4567",
    "tel. 112",
    "claim number 20261000123",
    "claim 20261000123",
    "SZK-44051401359",
    "Szkoda nr 44051401359",
    "order 600 701 802",
    "12345678901",
    "69435151530",
    "86095742719",
    "2026-10-01 to 2026-11-02, 2026",
    "01.05.2026 12:30",
    "EAN 4006381333931",
    "4111 1111 1111 1111",
    "https://x.pl/?id=44051401359&t=600700800",
    "doi 10.4121/uuid:3926db30-f712-4394-aebc-75976070e91f",
    "1790000000000",
    "ISBN 978-3-16-148410-0",
    "ISO 9001:2015, 27001:2022",
    "NIP 525-244-57-67, REGON 140517018",
    "v1.2.3.4.5.6.7.8.9",
    "info@pzu.pl",
    "claims@insurer.com",
    "szkody.komunikacyjne@pzu.pl",
    "kundenservice@bank.de",
    "no-reply@bank.de",
    "jan.kowalski@example.com",
    "a.nowak@insurer.test",
    "@handle",
]


@pytest.mark.parametrize("text", PERSONS)
def test_what_is_a_persons_is_found_once(text):
    assert len(traces(text)) == 1


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_nobodys_is_left_alone(text):
    assert traces(text) == []


def test_polish_mobiles_need_no_word_in_a_polish_text():
    assert traces("Numer klienta to 600 701 802", ("pl",)) == []
    assert len(traces("600-701-802, wieczorem", ("pl",))) == 1


def test_numbers_can_be_left_out():
    assert [each.what for each in traces("anna.nowak@pzu.pl, PESEL 44051401359", numbers=False)] == [
        "the e-mail address of a person"
    ]


@given(st.sampled_from(PERSONS), st.text(" abc,.\n", max_size=8), st.text(" abc,.\n", max_size=8))
def test_a_mask_hides_and_keeps_the_length(person, before, behind):
    for trace in traces(f"{before} {person} {behind}"):
        words = f"{before} {person} {behind}"[trace.begin : trace.end]
        assert len(mask(words)) == len(words)
        assert words not in mask(words)


@given(st.text("+0123456789 ()-/.@aZ\N{NO-BREAK SPACE}", max_size=60))
def test_traces_lie_in_the_text_and_apart(text):
    end = 0
    for trace in traces(text):
        assert end <= trace.begin < trace.end <= len(text)
        end = trace.end
