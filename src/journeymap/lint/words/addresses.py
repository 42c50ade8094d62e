"""E-mail addresses of persons, told from those of a role, a department or nobody."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["ADDRESS", "is_personal_address"]

ADDRESS = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.)+[A-Za-z]{2,24}(?![\w@-])")

NOBODY = re.compile(
    r"(^|\.)(example|test|invalid|localhost|sample)(\.|$)|^(domain|domena|domene|company|yourcompany)\.\w+$"
)
"""Domains that are set apart for examples (RFC 2606 and 6761), and what people write instead."""

PRIVATE = re.compile(
    r"^(gmail|googlemail|yahoo|hotmail|outlook|live|msn|icloud|me|aol|gmx|web|t-online|freenet|posteo|proton|protonmail"
    r"|wp|o2|onet|interia|op|poczta|vp|gazeta|siol|amis|t-2|volja|telemach|net|inet|vip|bih|eunet|yandex|mail)"
    r"\.(com|net|org|de|pl|si|hr|ba|rs|at|ch|ru|eu|me|co\.uk|hr\.hr)$"
)
"""Domains where people have addresses of their own."""

ROLES = frozenset(
    """
    abuse account accounts accounting admin administration agent agents all anfrage angebot apply app assistance auftrag
    ausbildung beschwerde beschwerden bestellung bewerbung billing biuro board booking bookings buchhaltung buchung
    business cancel cancellation care careers cc claim claims client clients commerce compliance complaint complaints contact
    contacts cs customer customercare customers customerservice cx data datenschutz delivery demo department desk dev
    digital direct distribution do-not-reply dok donotreply dpo dzial dostava editor email enquiries enquiry error
    events export faktury faktura feedback finance finanse firma frontdesk garage gdpr general group guest hello help
    helpdesk hi hotel hotline hr hudba import info infoline infos infolinia informacije informacja inquiries inquiry
    insurance internet invoice invoices iod it izterjava jobs kadry karriere kasa klient klienta klienti konsultant
    kontakt ksiegowosc kunden kundendienst kundenservice kupec kupci legal list lists loan loans logistics logistik
    logistyka mail mailbox mailer mailing mailto main marketing media member members motor nabava narocila narocilo
    narudzbe news newsletter no-reply nobody noreply nobeantworten notification notifications obsluga office offers online
    operations order orders oddzial parts partner partners payment payments people personal placila platnosci podpora
    podrska pomoc postmaster post poczta posta povrati prawny press presse prijave privacy prodaja product projekt
    promo prodajalna purchase quality racuni racun rachunki reception recepcja recepcija reception rechnung rechnungen
    reclamation redakcja refund refunds registration reklamacje reklamacija reklamacije reklamation reply request requests
    reservation reservations reserve retouren return returns rezerwacje rezervacije risk robot rodo root sales schaden
    schadenmeldung secretary security sekretariat sekretarijat serwis servis service services servicedesk shop sistem sklep
    skode skoda sprzedaz stete steta staff status stiznosti store storno studio subscribe support survey system szkoda
    szkody szkod team tech technical test testing ticket tickets transport travel trgovina underwriting unsubscribe uprava
    user verkauf versand vertrieb visit web webmaster webshop welcome widerruf wsparcie www zahteve zamowienia zaloga
    zavarovanje zavarovanja zentrale zespol zgloszenia zwroty
    name imie nazwisko imie-nazwisko vorname nachname ime priimek prezime firstname lastname surname you your-name
    """.split()  # noqa: SIM905 - a table of words reads better than a list of strings
)
"""Words that stand before the @ for a role, a department or a made-up name, without accents."""

FORENAMES = frozenset(
    """
    adam adrian agata agnieszka aleksandar aleksander aleksandra alenka alex alexander alexandra alina amina amir ana
    andrea andreas andrej andrew andrzej anita anja anna anne anton antonio artur barbara bartek bartosz beata bernd
    birgit blaz bojan boris borut bozena branka branko charles christian christine claudia dagmar damian damir daniel
    danijel danuta darko david dawid dejan denis dominik dorota dragan edyta elena elizabeth elzbieta emil emily emir
    emma eva ewa ewelina filip florian frank franz gabriela george gordana gregor grzegorz halina hana hans harry heike
    helena henryk igor ines irena iva ivan ivana iwona jacek jack jakub james jan jana janez janusz jaroslaw jasmin
    jasna jelena jennifer jerzy jessica joanna john josef jovan julia julian jure jurgen kamil karin karl karolina
    katarina katarzyna katharina katja kinga klaus krystyna krzysztof lana laura lejla lena lukas lukasz luka magda
    magdalena maja malgorzata marcin marek maria marija marija marin marina mario marjan mark marko markus marta martin
    martina mary mateusz matej matija maya melita metka michael michal milan milena mira mirjana miroslav mojca monika
    nada natalia natasa nebojsa nejc nenad nicole nikola nina olga oliver oskar patrycja patrick patryk paul paulina
    pawel peter petra piotr primoz rafal renata robert roman ryszard sabina sabine samir sandra sara sarah sasa sebastian
    senad silvia simon slawomir slobodan sonja stanislaw stefan stephan susanne svetlana tadeusz tanja tatjana thomas
    tina tomasz tomaz tomislav tomo ulrike urban ursula urszula ute uwe vanja vera vesna viktor vladimir waldemar
    werner wiktor wojciech wolfgang zbigniew zdravko zeljko zofia zoran zuzanna
    """.split()  # noqa: SIM905 - a table of names reads better than a list of strings
)
"""Common first names in the countries of the project's languages, without accents."""


def is_personal_address(address: str) -> bool:
    """Whether an e-mail address is surely a person's; one that may be a department's is not.

    >>> [is_personal_address(each) for each in ("anna.nowak@firma.pl", "szkody@firma.pl", "anna.nowak@example.com")]
    [True, False, False]
    """
    local, _, domain = address.casefold().partition("@")
    words = [word for word in re.split(r"[.+%_\d-]+", _bare(local)) if word]
    if NOBODY.search(domain) or not words or any(word in ROLES for word in (*words, "".join(words))):
        return False
    if PRIVATE.match(domain) or FORENAMES.intersection(words):
        return True
    return len(words) == 2 and len(words[0]) == 1 and len(words[1]) > 2


def _bare(text: str) -> str:
    """Without accents."""
    decomposed = unicodedata.normalize("NFKD", text.translate(str.maketrans("łđß", "lds")))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
