"""Words as designers of seven languages write them: short ones, long compounds, every letter with a mark."""

__all__ = ["LONG", "WORDS"]

TEXTS = {
    "en": (
        "a customer opens the letter and compares tariffs on the website before she calls our hotline to ask whether the"
        " technician visits next week or someone else signs documents after reading terms twice without an explanation"
        " she understood waits again for confirmation e-mail from back-office staff about the refund of her deposit"
    ),
    "pl": (
        "klientka zgłasza szkodę w aplikacji i wysyła zdjęcia uszkodzonego błotnika a potem czeka na decyzję rzeczoznawcy"
        " który obiecał zadzwonić jutro przed południem nikt nie odbiera telefonu więc próbuje jeszcze raz źle przyjęła"
        " odpowiedź ubezpieczyciela że część kosztów pokryje sama żółty formularz świadczenie gwarancja łącznie"
    ),
    "sl": (
        "stranka odda vlogo za posojilo na spletni strani in čaka na odgovor svetovalca ki preveri zavarovanje kreditno"
        " sposobnost žiranta če manjkajo listine jih prinese v poslovalnico šele čez teden dni dobi končno pogodbo ničesar"
        " ne razume zakaj so stroški višji kakor obljubljeno"
    ),
    "bs": (
        "korisnik prijavljuje kvar na liniji i čeka majstora koji treba doći između osam i dvanaest sati niko se ne javlja"
        " pa zove ponovo službu za korisnike objašnjava sve ispočetka račun stiže prije nego što je usluga uključena"
        " obećano vraćanje novca još nije stiglo žalba"
    ),
    "hr": (
        "putnica traži jeftiniji let uspoređuje cijene zrakoplovnih tvrtki rezervira sjedalo plaća karticom i dobiva"
        " potvrdu elektroničkom poštom tjedan dana kasnije obavijest o otkazivanju stiže noću nitko ne nudi zamjenski"
        " smještaj čeka u redu pred šalterom uzaludno povrat"
    ),
    "sr": (
        "pacijent zakazuje pregled kod specijaliste preko portala dobija termin za šest nedelja i pita da li može ranije"
        " medicinska sestra ga upućuje na drugu ustanovu tamo traže uput koji više ne važi vraća se izabranom lekaru"
        " čeka ispred ordinacije nalaz stiže poštom"
    ),
    "de": (
        "die Kundin meldet den Schaden in der App und schickt Fotos vom Kotflügel danach wartet sie auf den Bescheid"
        " ob die Versicherung alles übernimmt niemand ruft zurück also fragt sie noch einmal nach größeren Beträgen"
        " für die Werkstatt möchte sie eine schriftliche Bestätigung über die Höhe"
    ),
}
WORDS: dict[str, tuple[str, ...]] = {language: tuple(text.split()) for language, text in TEXTS.items()}
LONG: dict[str, tuple[str, ...]] = {
    "en": ("misunderstandings", "telecommunications", "counter-confirmation", "incomprehensibility", "reauthentication"),
    "pl": ("najnieprawdopodobniejszych", "rozporządzeniodawca", "niewystarczających", "potwierdzeniem", "współubezpieczyciel"),
    "sl": ("najneverjetnejšemu", "petinpetdesetletnica", "samozadostnostjo", "dolgoročnejšimi", "protipoplavnega"),
    "bs": ("prijestolonasljednikovica", "najnevjerovatnijima", "nezadovoljavajućih", "elektroenergetskog", "preosiguravajuće"),
    "hr": ("prijestolonasljednikovičičinima", "najzanimljivijima", "zrakoplovnotehnički", "nerazumijevanjem", "protuobavještajni"),
    "sr": ("prestolonaslednikovica", "najneverovatnijima", "dvadesetpetogodišnjakinja", "zadovoljavajućih", "poljoprivrednik"),
    "de": (
        "Rechtsschutzversicherungsgesellschaften",
        "Donaudampfschifffahrtskapitän",
        "Kraftfahrzeughaftpflichtversicherung",
        "Schadensmeldungsbestätigung",
        "Geschwindigkeitsüberschreitung",
    ),
}  # fmt: skip
