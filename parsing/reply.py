"""The words that this person wrote: quotes, attributions, signatures, footers and disclaimers off. It judges no word.

Whatever stands unquoted is kept, above, below (Roundcube's default) and between the quotes; when in doubt a line is kept,
because a lost word is a lost decision, while a word too many only makes the next reader ask.
"""

from __future__ import annotations

import re

from parsing import markup

LONGEST = 200_000
# No client's own line is longer; what is longer is the writer's (and would be slow to match).
_LINE = 600

_WROTE = (
    r"(?:menulis|wrote|writes|said|schrieb|a\s+écrit|escribió|escreveu|ha\s+scritto|skrev|schreef|napisał\(?a?\)?"
    r"|kirjoitti|написал|mengirim(?:kan)?|menuliskan|berkata|dari|schrijft|geschreven)"
)
_OPENS = re.compile(
    r"^[\s*_-]*(?:pada|on|am|le|el|em|il|den|op|dnia|tanggal|tgl|hari|20\d\d[-/])\b", re.IGNORECASE
)
_ENDS = re.compile(rf"\b{_WROTE}(?:\s+(?:sebagai\s+berikut|the\s+following))?\s*:[*_\s]*$", re.IGNORECASE)
_NAME_WROTE = re.compile(
    rf"^[^:\n]{{0,120}}<[^<>\s]+@[^<>\s]+>[^:\n]{{0,60}}\b{_WROTE}?\s*:\s*$", re.IGNORECASE
)
# "… skrev Nama <a@x>:", "30.09.2026, 18.30, Nama <a@x>:": day, hour and address on one line that ends in a colon.
_DATED = re.compile(
    r"^(?=.*[\w.+-]+@[\w-]+\.)(?=.*\b\d{1,2}[:.]\d{2}\b)(?=.*(?:\b(?:19|20)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2}))[^\n]{10,300}:[*_\s]*$"
)
_EVIDENCE = re.compile(r"[\w.+-]+@[\w-]+\.|\b\d{1,2}[:.]\d{2}\b|\b(?:19|20)\d\d\b")

_SEPARATOR = re.compile(
    r"^[\s>]*[-_=*]{2,}\s*(?:pesan\s+(?:asli|diteruskan|yang\s+diteruskan|terusan|sebelumnya)"
    r"|original\s+(?:message|appointment)"
    r"|forwarded\s+(?:message|by\b.*)|mulai\s+pesan\s+(?:yang\s+)?(?:di)?terus\w*|surat\s+asli"
    r"|ursprüngliche\s+nachricht"
    r"|message\s+d'origine|mensaje\s+original|reply\s+(?:message|above).*|balas\s+di\s+atas.*)\s*:?\s*[-_=*]*\s*$"
    r"|^\s*(?:begin\s+forwarded\s+message|mulai\s+meneruskan\s+pesan|awal\s+pesan\s+(?:yang\s+)?diteruskan)\s*:?\s*$"
    r"|^\s*-{3,}\s*(?:pada|on)\s.{5,200}(?:menulis|wrote)\s*:?\s*(?:-{3,})?\s*$",
    re.IGNORECASE,
)
_FIELD_FROM = re.compile(
    r"^[\s>*_]*(?:dari|from|pengirim|von|de|da|van|fra|från|od|mittente)\s*[*_]*\s*:[*_]*\s*\S", re.IGNORECASE
)
_FIELD = re.compile(
    r"^[\s>*_]*(?:dari|from|pengirim|dikirim|sent|terkirim|tanggal|date|kepada|to|ke|penerima|untuk"
    r"|cc|bcc|tembusan|lampiran"
    r"|subjek|subject|perihal|hal|judul|balas\s+kepada|reply-to|gesendet|datum|inviato|a|oggetto|verzonden|aan|onderwerp|skickat|till|ämne|envoyé\s+le|wysłano|do|temat|gesendet|an|betreff|envoyé|à|objet|enviado|para|asunto"
    r"|importance|attachments)\s*[*_]*\s*:",
    re.IGNORECASE,
)
_SUBJECT_FIELD = re.compile(
    r"^[\s>*_]*(?:judul|subject|subjek)\s*[*_]*\s*:[*_]*\s*(?:re|bls|fw|fwd|trs|balas)\s*:", re.IGNORECASE
)
_QUOTED = re.compile(r"^\s{0,3}(?:[>|»]|&gt;)")
_RULE = re.compile(r"^\s*(?:_{5,}|-{10,}|={10,}|\*{10,})\s*$")

_SIGNATURE = re.compile(r"^\s*(?:--|—|--\s*\r?|__|–)\s*$")
_FOOTER = re.compile(
    r"^\W{0,3}(?:dikirim\s+(?:dari|melalui|lewat|menggunakan|via)\s+.{2,80}|terkirim\s+dari\s+.{2,80}"
    r"|sent\s+(?:from|via|using|with)\s+(?!the\s).{2,80}|dapatkan\s+outlook\s+.{2,60}|get\s+outlook\s+for\s+.{2,60}"
    r"|unduh\s+(?:yahoo|outlook|gmail).{0,60}|diketik\s+di\s+(?:hp|ponsel).{0,40}"
    r"|envoyé\s+de\s+.{2,40}|von\s+meinem\s+.{2,40}"
    r"|enviado\s+desde\s+.{2,40}|this\s+email\s+was\s+sent\s+from\s+.{2,60}|virus-?free\..{0,60}|bebas\s+virus\..{0,60}"
    r"|scanned\s+by\s+.{2,60})\W{0,3}$",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"^\W{0,4}(?:disclaimer\b|penafian\b|sanggahan\b|peringatan\s*:\s*(?:pesan|surel|email)|confidentiality\s+notice\b"
    r"|(?:pesan|surel|e-?mail|informasi)\s+(?:ini\s+)?(?:beserta|dan|dalam|yang\s+terkandung|bersifat"
    r"|hanya|mungkin)\b.{0,200}"
    r"\b(?:rahasia|ditujukan|penerima)|(?:pesan|surel|e-?mail)\s+ini\s+.{0,100}\b(?:rahasia|hanya\s+ditujukan)"
    r"|this\s+(?:e-?mail|message|communication)\b.{0,200}\b(?:confidential|intended|privileged))",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"^\W{0,2}(?:hormat\s+(?:saya|kami)|salam(?:\s+(?:hormat|hangat|takzim))?|wassalam\w*|wasalam\w*"
    r"|(?:best|kind|warm)?\s*regards|sincerely|cheers|thanks|thank\s+you|(?:atas\s+perhatian\w*.{0,60})?"
    r"(?:kami\s+ucapkan\s+|saya\s+ucapkan\s+)?terima\s*kasih|suwun|matur\s+nuwun|ttd)[\s,.!]*$",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\b(?:NIP|NRP|HP|WA|Telp|Tlp|Kepala|Kabid|Kasi|Sekretaris|Staf|Dinas|Bidang|Pranata|Dinkominfo"
    r"|Diskominfo|Kabupaten"
    r"|Plt|Plh|Subbag|Camat|Lurah|Direktur|S\.\w+|M\.\w+|Jl|Jalan)\b|\+?\d[\d\s-]{8,}|@|www\.|https?:",
)
_LIKE_A_NAME = re.compile(r"^(?:[A-Z][\w.,'’`-]*\.?(?:\s+|$)){2,7}$")


def read(text: str, html: str | None = None) -> str:
    """What this person wrote, "" when nothing. The HTML counts where the text is missing or hides the quote."""
    lines = _lines(text)
    if html and (not text.strip() or markup.quote_is_hidden(html, text)):
        lines = _lines(markup.text(html, quotes=False)) or lines
    kept = _kept(lines)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _lines(text: str) -> list[str]:
    text = (
        text[:LONGEST].replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").replace("\u200b", "")
    )
    return [line.rstrip() for line in text.split("\n")] if text.strip() else []


def _kept(lines: list[str]) -> list[str]:
    kept: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if _QUOTED.match(line):
            at += 1
        elif len(line) > _LINE:
            kept.append(line)
            at += 1
        elif length := _attribution(lines, at):
            at += length
            if not _quote_follows(lines, at):
                break
        elif _ends_here(lines, at):
            break
        elif _SIGNATURE.match(line) or _DISCLAIMER.match(line):
            at = _next_quote(lines, at + 1)
        elif _FOOTER.match(line):
            at += 1
        elif _SIGN_OFF.match(line) and any(k.strip() for k in kept) and (length := _signed(lines, at)):
            if "kasih" in line.lower() or "suwun" in line.lower():
                kept.append(line)
            at += length
        else:
            kept.append(line)
            at += 1
    return kept


def _attribution(lines: list[str], at: int) -> int:
    """How many lines from here are "Pada …, … menulis:" (it wraps), 0 for none.

    An ordinary sentence may look like one: an address, a clock or a year must be in it, and a quote or the end of the
    person's words must follow: "Pada tanggal 25 November Bapak Bupati menulis:" alone stays.
    """
    if len(lines[at]) > _LINE:
        return 0
    if _DATED.match(lines[at]) or (_NAME_WROTE.match(lines[at]) and _quote_follows(lines, at + 1)):
        return 1
    if not _OPENS.match(lines[at]):
        return 0
    joined = ""
    for length in range(1, 5):
        if at + length > len(lines):
            return 0
        line = lines[at + length - 1]
        if len(line) > _LINE:
            return 0
        if length > 1 and (not line.strip() or _QUOTED.match(line)):
            return 0
        joined = f"{joined} {line}"
        if _ENDS.search(joined):
            strong = len(_EVIDENCE.findall(joined)) >= 2 or "@" in joined
            return (
                length if strong or (_EVIDENCE.search(joined) and _quote_follows(lines, at + length)) else 0
            )
        if len(joined) > 500:
            return 0
    return 0


def _quote_follows(lines: list[str], at: int) -> bool:
    following = next((line for line in lines[at : at + 4] if line.strip()), "")
    return bool(_QUOTED.match(following))


def _ends_here(lines: list[str], at: int) -> bool:
    """From here on it is another's mail: a separator line, or a block of header fields as Outlook and Zimbra write it."""
    line = lines[at][:_LINE]
    if _SEPARATOR.match(line):
        return True
    begin = at
    if _RULE.match(line):
        begin = next((n for n in range(at + 1, min(at + 4, len(lines))) if lines[n].strip()), at)
    if not (_FIELD_FROM.match(lines[begin]) or _SUBJECT_FIELD.match(lines[begin])):
        return False
    block = [following[:_LINE] for following in lines[begin : begin + 12] if following.strip()][:7]
    return sum(1 for following in block if _FIELD.match(following)) >= 3


def _next_quote(lines: list[str], at: int) -> int:
    """A signature goes on to the next quote (the person may write below it) or to the end."""
    while at < len(lines):
        if _QUOTED.match(lines[at]) or _attribution(lines, at) or _ends_here(lines, at):
            return at
        at += 1
    return at


def _signed(lines: list[str], at: int) -> int:
    """How many lines the sign-off at this place takes with the name and post below it; 0 when other words follow.

    "Terima kasih" above the word "Tolak" is no signature: each line must look like a name or a post.
    """
    end = _next_quote(lines, at + 1)
    block = [line.strip() for line in lines[at + 1 : end] if line.strip() and not _FOOTER.match(line)]
    if not block or len(block) > 7 or any(len(line) > 90 for line in block):
        return 0
    likely = all(_LIKE_A_NAME.match(line) or _POST.search(line) for line in block)
    return end - at if likely else 0
