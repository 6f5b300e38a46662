"""The fixed strings of mail programs in many languages: who wrote, from whom, forwarded, sent from my phone.

Vocabulary only; where another's words begin is judged in parsing/attribution.py, what closes a mail in parsing/closing.py.
"""

from __future__ import annotations

import re

# "menulis" in the languages that programs speak; Asian ones put it at the very end and often without a blank.
WROTE = (
    r"(?:menulis(?:kan)?|tulis|nulis|menyerat|mengutip|kutipan\s+dari|quoting|zitat\s+von|citando|mengirim(?:kan)?"
    r"|berkata|wrote|writes|said"
    r"|schrieb|schreibt|geschrieben|a\s+[ée]crit|[ée]crivait|escribió|escribio|va\s+escriure|escreveu|ha\s+scritto"
    r"|schreef|geschreven|skrev|skriver|kirjoitti|kirjutas|napisał\(?a?\)?|pisze|napsala?|napísala?|píše|napisa[ol]a?"
    r"|je\s+pisa[ol]a?|írta|yazdı|a\s+scris|έγραψε|đã\s+viết|написал\(?а?\)?|пишет|писал\(?а?\)?|написав|пише|написа"
    r"|rašė|rakstīja|כתב(?:ה)?|كتب(?:ت)?|เขียน)"
)
WROTE_ASIAN = (
    r"(?:のメッセージ|(?:さん)?(?:は|が)?書きました|のメール"
    r"|写道|寫道|写到|来信|作成|작성|님이\s*작성|님이\s*쓴\s*글)"
)

# What an attribution line begins with.
OPENS = (
    r"(?:pada|tanggal|tgl|hari|on|am|le|el|em|il|den|op|dnia|w\s+dniu|dne|dňa|ke|kl|kuupäeval|din|tarihinde|vào|в|на"
    r"|от|στις"
    r"|il\s+giorno|le\s+jour|no\s+dia|em|пн|вт|ср|чт|пт|сб|вс|ב-|في)"
)

# Labels of the header block that programs write above the mail they answer or forward. Each group names one field.
FROM = (
    r"dari|pengirim|from|von|de|da|van|fra|från|od|mittente|expéditeur|remitente|lähettäjä|feladó|kimden|gönderen|saatja"
    r"|от|отправитель|від|από|von|发件人|寄件者|寄件人|差出人|보낸\s?사람|จาก|من|מאת|từ"
)
SENT = (
    r"dikirim|terkirim|tanggal(?:\s+dikirim)?|hari/tanggal|sent|date|gesendet|datum|envoyé(?:\s+le)?|enviado(?:\s+el"
    r"|\s+em)?"
    r"|fecha|data|inviato|verzonden|skickat|sendt|dato|lähetetty|päiväys|wysłano|odesláno|elküldve|dátum|gönderildi|tarih"
    r"|отправлено|дата|надіслано|ημερομηνία|发送时间|日期|寄件日期|送信日時|日付|날짜|보낸\s?날짜|วันที่|ngày"
)
TO = (
    r"kepada|ke|penerima|untuk|to|an|à|a|para|aan|till|til|vastaanottaja|do|komu|címzett|kime|alıcı|кому|προς|destinataire"
    r"|destinatario|收件人|收件者|宛先|받는\s?사람|ถึง|đến"
)
COPY = r"cc|bcc|tembusan|lampiran|kopie|kopi|copie|cco|dw|kopia|копия|抄送|副本|참조|scc"
SUBJECT = (
    r"subjek|subyek|judul|perihal|hal|topik|subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|temat"
    r"|předmět|predmet|tárgy|konu|тема|θέμα|主题|主旨|件名|제목|เรื่อง|chủ\s+đề"
)
OTHER = (
    r"balas\s+kepada|alamat\s+balasan|reply-to|répondre\s+à|antwort\s+an|prioritas|kepentingan|importance|priority"
    r"|attachments?"
    r"|organization|organisasi|list-id|message-id|resent-from|return-path|reply\s+to"
)
# Labels that only programs write; "Dari", "Tanggal", "Kepada" and "Perihal" stand above a nota dinas as well.
_PROGRAM = (
    r"dikirim|terkirim|sent|gesendet|envoyé(?:\s+le)?|enviado(?:\s+el|\s+em)?|inviato|verzonden|skickat|sendt|lähetetty"
    r"|wysłano|odesláno|elküldve|gönderildi|отправлено|надіслано|发送时间|送信日時|보낸\s?날짜"
)
_LABEL = r"^[\s>|*_]{{0,12}}(?:{0})[ \t]{{0,8}}[*_]{{0,2}}[ \t]{{0,8}}[:：][*_]{{0,2}}"


def _label(words: str) -> re.Pattern[str]:
    return re.compile(_LABEL.format(words), re.IGNORECASE)


FIELDS = {
    name: _label(words)
    for name, words in (
        ("from", FROM),
        ("sent", SENT),
        ("to", TO),
        ("copy", COPY),
        ("subject", SUBJECT),
        ("other", OTHER),
    )
}
PROGRAM = _label(_PROGRAM)

# "-----Pesan Asli-----": the line alone says that another's mail follows.
_ORIGINAL = (
    r"pesan\s+(?:asli|diteruskan|yang\s+diteruskan|terusan|sebelumnya|awal)|surat\s+asli|email\s+asli"
    r"|mulai\s+pesan\s+(?:yang\s+)?(?:di)?terus\w*|original\s+(?:message|appointment|e-?mail)|forwarded\s+(?:message"
    r"|by\b.*)"
    r"|reply\s+(?:message|above).*|balas\s+di\s+atas.*|ursprüngliche\s+(?:nachricht|mail)|weitergeleitete\s+nachricht"
    r"|originalnachricht|message\s+(?:d'origine|original|transféré|transmis)|mensaje\s+(?:original|reenviado)"
    r"|mensagem\s+(?:original|encaminhada)|messaggio\s+(?:originale|inoltrato)|oorspronkelijk\s+bericht"
    r"|doorgestuurd\s+bericht"
    r"|oprindelig\s+(?:meddelelse|besked)|opprinnelig\s+melding|ursprungligt\s+meddelande|originalmeddelande"
    r"|vidarebefordrat\s+meddelande|videresendt\s+(?:besked|melding)|alkuperäinen\s+viesti|wiadomość\s+oryginalna"
    r"|oryginalna\s+wiadomość|původní\s+(?:zpráva|e-?mail)|eredeti\s+üzenet|özgün\s+(?:ileti|mesaj)|orijinal\s+mesaj"
    r"|исходное\s+сообщение|пересылаемое\s+сообщение|пересланное\s+сообщение|原始邮件|原始郵件|原邮件|转发邮件|元のメッセージ"
    r"|転送メッセージ|원본\s*메(?:일|시지)"
)
SEPARATOR = re.compile(
    rf"^[\s>]{{0,12}}(?:[-_=*—–]{{2,80}}\s{{0,8}}(?:{_ORIGINAL})\s*:?\s*[-_=*—–]*\s*"
    rf"|(?:begin\s+forwarded\s+message|mulai\s+meneruskan\s+pesan|awal\s+pesan\s+(?:yang\s+)?diteruskan"
    rf"|anfang\s+der\s+weitergeleiteten\s+nachricht|début\s+du\s+message\s+réexpédié|inizio\s+messaggio\s+inoltrato"
    rf"|doorgestuurd\s+bericht)\s*:?\s*)$",
    re.IGNORECASE,
)

# "Dikirim dari iPhone saya": the first words, then the program or device.
_SENT_FROM = (
    r"(?:(?:pesan\s+ini\s+)?(?:di)?kirim(?:kan)?|terkirim|diketik|ditulis)\s+(?:dari|dengan|melalui|lewat"
    r"|menggunakan|via|di|pakai)"
    r"|(?:this\s+(?:e-?mail|message)\s+was\s+|e-?mail\s+)?sent\s+(?:from|via|using|with|by)|composed\s+on|typed\s+on"
    r"|via\s+my"
    r"|von\s+meine[mr]|gesendet\s+(?:von|mit|über)|diese\s+nachricht\s+wurde\s+von"
    r"|envoyé\s+(?:de|depuis|à\s+partir|via|avec)|enviado\s+(?:desde|do|de|da|a\s+partir|pelo|via|con)"
    r"|inviato\s+(?:da|dal|con)"
    r"|verzonden\s+(?:vanaf|met|via|vanuit)|verstuurd\s+vanaf|skickat\s+från|skickades\s+från|sendt\s+fra|lähetetty"
    r"|wysłan[eo]\s+(?:z|ze)|odesláno\s+z|küldve|отправлено\s+(?:с|из)|надіслано\s+з|trimis\s+de\s+pe"
)
SENT_FROM = re.compile(rf"^\W{{0,3}}(?:{_SENT_FROM})\s+(?!the\s)(\S.{{0,110}}?)\W{{0,6}}$", re.IGNORECASE)
SENT_FROM_ASIAN = re.compile(
    r"^\W{0,3}(?:(?:發|发)自我的.{1,30}|(?:从|從)我的.{1,30}(?:发送|傳送)|from\s+my\s+.{2,30}|von\s+meine.{2,40}\sgesendet"
    r"|.{1,30}から送信|.{1,30}에서\s*보냄|.{1,30}gönderildi)\W{0,3}$",
    re.I,
)
MINE = re.compile(
    r"\b(?:saya|aku|ku|my|mein\w*|mon|ma|mi|meu|minha|mio|mijn|min|mitt|mojego|моего|мого)\b", re.I
)
DEVICE = re.compile(
    r"\b(?:i-?phone|i-?pad|i-?pod|android|samsung|galaxy|xiaomi|redmi|poco|oppo|vivo|realme|huawei|honor|infinix|asus|nokia"
    r"|sony|xperia|lenovo|motorola|oneplus|pixel|black-?berry|wiko|htc|lg|alcatel|cell|hp|ponsel|gawai|seluler"
    r"|smartphone|handphone|hape"
    r"|telepon|tablet|perangkat|phone|mobile|mobil\w*|handy|portable|téléphone|celular|móvil|outlook|gmail|g-?mail"
    r"|yahoo|hotmail"
    r"|aol|icloud|proton\s?mail|protonmail|zoho|spark|thunderbird|foxmail|roundcube|zimbra|mailspring|bluemail"
    r"|edison|superhuman|airmail|mailbox|mailbird|newton|canary|k-?9|aqua|horde|rainloop|snappymail"
    r"|(?:aplikasi\s+)?mail|surel|apl\.?|aplikasi|app|windows|mac|webmail|telkomsel|verizon|t-mobile|at&t)\b",
    re.I,
)
OFFER = re.compile(
    r"^\W{0,3}(?:(?:dapatkan|unduh|get|download)\s+.{2,30}?\s(?:untuk|for|di|on)\s+(?:android|ios|iphone|ipad"
    r"|windows|mac(?:os)?)"
    r"|(?:dapatkan|unduh|get|download|obtenir|hol\w*|scarica|descarga)\s+(?:aplikasi\s+)?\[?(?:outlook|gmail|yahoo"
    r"|spark|bluemail)"
    r"\s?(?:mail)?\s?.{0,60}"
    r"|virus-?free\.?.{0,60}|bebas\s+(?:dari\s+)?virus.{0,60}|tanpa\s+virus.{0,60}"
    r"|this\s+message\s+was\s+sent\s+(?:using|via)\s+(?:imp|horde)\b.{0,60}"
    r"|scanned\s+by\s+.{2,60}|sent\s+by\s+.{2,40}\bapp|yahoo\s+mail\s*[:;].{0,60})\W{0,3}$",
    re.I,
)

# How people close: kinds (a) that say nothing else, and (b) thanks, which stay as words.
SIGN_OFF = re.compile(
    r"^\W{0,2}(?:hormat\s+(?:saya|kami)|salam(?:\s+(?:hormat|hangat|takzim|dari\s+kami|sejahtera))?"
    r"|wassalam\w*(?:\s+wr\.?\s*wb\.?)?"
    r"|wasalam\w*|was?salamu?\s?'?alaikum.{0,30}|ttd|tertanda|teriring\s+salam"
    r"|(?:with\s+|my\s+)?(?:best|kind|kindest|warm|warmest)?\s*(?:best\s+)?regards|yours(?:\s+(?:sincerely"
    r"|faithfully|truly))?"
    r"|sincerely(?:\s+yours)?|cheers|best(?:\s+wishes)?|all\s+the\s+best|respectfully|rgds|br"
    r"|med\s+v[eä]nlige?\s+h[iä]lsni?n?g?(?:ar)?|med\s+venlig\s+hilsen|vennlig\s+hilsen|mvh|vh|kh|(?:kærlig"
    r"|bedste)?\s*hilsen"
    r"|(?:med\s+)?(?:vänliga?\s+)?hälsning(?:ar)?|med\s+vänlig\s+hälsning"
    r"|mit\s+(?:freundliche[nm]|besten|herzlichen)\s+gr(?:ü|ue)(?:ß|ss)en?|(?:viele|beste|liebe|freundliche"
    r"|herzliche)\s+gr(?:ü|ue)(?:ß|ss)e"
    r"|mfg|lg|vg|cordialement|bien\s+(?:à\s+vous|cordialement)|salutations|saludos(?:\s+cordiales)?"
    r"|un\s+(?:cordial\s+)?saludo"
    r"|atentamente|atenciosamente|cumprimentos|abraços?|(?:cordiali|distinti)\s+saluti|saluti"
    r"|met\s+vriendelijke\s+groet(?:en)?"
    r"|mvg|(?:vriendelijke\s+)?groet(?:en|jes)?|pozdrawiam|z\s+powa[żz]aniem|с\s+уважением|з\s+повагою"
    r"|ystävällisin\s+terveisin"
    r"|(?:parhain\s+)?terveisin|s\s+pozdravem|üdvözlettel|saygılarımla)[\s,.!]*$",
    re.IGNORECASE,
)
THANKS = re.compile(
    r"^\W{0,2}(?:(?:atas\s+perhatian\w*.{0,60}?)?(?:kami\s+ucapkan\s+|saya\s+ucapkan\s+|disampaikan\s+)?terima\s*kasih"
    r"(?:\s+banyak)?|demikian(?:\s+(?:disampaikan|terima\s*kasih))?|trims|tks|thx|(?:many\s+)?thanks(?:\s+(?:again"
    r"|a\s+lot|and\s+regards|in\s+advance))?|thank\s+you(?:\s+very\s+much)?"
    r"|suwun|(?:maturn?|matur)\s*-?(?:su|nu)wun|hatur\s+nuhun)[\s,.!]*$",
    re.IGNORECASE,
)
DISCLAIMER = re.compile(
    r"^\W{0,4}(?:(?:e-?mail\s+|legal\s+)?disclaimer\b|penafian\b|sanggahan\b|peringatan\s*:\s*(?:pesan|surel|email)"
    r"|(?:confidentiality|privacy|legal)\s+(?:notice|note|warning|disclaimer)\b|pemberitahuan\s+kerahasiaan\b"
    r"|catatan\s+kerahasiaan\b"
    r"|important\s+notice\s*:"
    r"|(?:pesan|surel|e-?mail|informasi)\s+(?:elektronik\s+)?(?:ini\s+)?(?:beserta|dan|dalam|yang\s+terkandung|bersifat"
    r"|hanya|mungkin)\b.{0,200}\b(?:rahasia|ditujukan|penerima)"
    r"|(?:pesan|surel|e-?mail)\s+(?:elektronik\s+)?ini\s+.{0,100}\b(?:rahasia|hanya\s+ditujukan)"
    r"|(?:the\s+information\s+(?:contained\s+)?in\s+)?this\s+(?:e-?mail|message|communication|electronic)\b.{0,200}"
    r"\b(?:confidential|intended|privileged)"
    r"|(?:think|please\s+consider)\s+(?:of\s+)?the\s+environment\s+before\s+print"
    r"|pikirkan\s+lingkungan\s+sebelum\s+mencetak"
    r"|diese\s+e-?mail\s+(?:enthält|ist)\s+.{0,60}\bvertraulich|ce\s+(?:message|courriel)\b.{0,160}\bconfidentiel"
    r"|le\s+informazioni\s+contenute\s+in\s+questo\s+messaggio|este\s+(?:mensaje|correo)\b.{0,160}\bconfidencial)",
    re.IGNORECASE,
)
LIST_FOOTER = re.compile(
    r"mailing\s+list|mailman/listinfo|unsubscribe|berhenti\s+berlangganan|groups\.google\.com|@googlegroups"
    r"|mailinglist|_?lists?\.",
    re.IGNORECASE,
)

# What all of the above can begin with or contain: most lines of most mails show none of it, and need no closer look.
SPECIAL = re.compile(
    r"[:：@\d]|^\s*(?:[>|»&\-_=*—–ᐧ#\[(<]|[A-Z]{1,3}>)|から送信|에서|gönderildi|mailing list"
    r"|^\W{0,4}(?:kirim|di(?:kirim|ketik|tulis|sclaimer)|ter(?:kirim|tanda|iring)|sent\b|e-?mails?\b|this\b|that\b"
    r"|composed|typed|via\b|von\b|gesendet|diese"
    r"|envoy|enviado|inviato|ver(?:zonden|stuurd)|skick|sendt|lähet|wysł|odesl|küldve|отпр|надіс|trimis|發|发|从|從"
    r"|from\b|dapatkan|unduh|get\b|download"
    r"|obten|hol|scarica|descarga|virus|bebas|tanpa|scanned|yahoo|begin|mulai|awal|anfang|début|inizio|doorgestuurd"
    r"|hormat|salam|was?sal|demikian|ttd|with\b|my\b|best|kind|warm|regards|yours|sincerely|cheers|all\b|respect"
    r"|rgds|br\b|med\b|vennlig|mvh|vh\b|kh\b"
    r"|kærlig|bedste|hilsen|vänlig|hälsning|mit\b|viele|beste|liebe|freundlich|herzlich|mfg|lg\b|vg\b|cordial|bien"
    r"|salut|saludo|un\b|atenta|atencios"
    r"|cumpri|abraço|distinti|met\b|mvg|vriendelijk|groet|pozdraw|z\b|с\b|з\b|ystäv|parhain|terveisin|s\b|üdvöz|saygı"
    r"|atas\b|kami\b|saya\b|terima|trims|tks|thx|many\b|thank|suwun|matur|hatur"
    r"|penafian|sanggahan|peringatan|confidential|privacy|legal|pemberitahuan|catatan|important|pesan|surel"
    r"|informasi|the\b|think|please|pikirkan|ce\b|le\b|este\b)",
    re.IGNORECASE,
)
