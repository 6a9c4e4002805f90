"""Letters through Django's own mail backends, where one other than SMTP is set: memory, file, console, a gateway."""

from email import message_from_bytes
from email.message import Message

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection

from carefront.kit.posting.outcomes import Trouble
from carefront.kit.posting.smtp import TAKEN, Meaning, Post, SmtpPost, Verdict

SMTP = "django.core.mail.backends.smtp.EmailBackend"


class BackendPost:
    """Send through the mail backend in the settings."""

    def send(self, to: str, message: bytes) -> Verdict:
        """Hand one message over and answer what came of it."""
        try:
            sent = get_connection().send_messages([_mail(to, message_from_bytes(message))])
        except Exception:
            return Verdict(Meaning.LATER, Trouble.DROPPED)
        return TAKEN if sent else Verdict(Meaning.LATER, Trouble.PUT_OFF)

    def close(self) -> None:
        """Nothing is kept."""


def the_post() -> Post:
    """Answer the way in which this installation's letters leave."""
    return SmtpPost() if settings.EMAIL_BACKEND == SMTP else BackendPost()


def _mail(to: str, parsed: Message) -> EmailMessage:
    bodies: dict[str, str] = {}
    calendar: tuple[str, str] | None = None
    attachments: list[tuple[str | None, bytes, str]] = []
    for part in parsed.walk():
        if part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        if part.get_filename():
            attachments.append((part.get_filename(), content, part.get_content_type()))
        elif part.get_content_type() == "text/calendar":
            calendar = content.decode("utf-8"), f"text/calendar; method={part.get_param('method')}"
        else:
            bodies.setdefault(part.get_content_subtype(), content.decode("utf-8").replace("\r\n", "\n"))
    made_by_django = {"from", "to", "subject", "mime-version", "content-type", "content-transfer-encoding", "reply-to"}
    mail = EmailMultiAlternatives(
        subject=_words(parsed["Subject"]),
        body=bodies.get("plain", ""),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[to],
        reply_to=[parsed["Reply-To"]] if parsed["Reply-To"] else None,
        headers={name: value for name, value in parsed.items() if name.lower() not in made_by_django},
    )
    if "html" in bodies:
        mail.attach_alternative(bodies["html"], "text/html")
    if calendar is not None:
        mail.attach_alternative(*calendar)
    for name, content, mime in attachments:
        mail.attach(name, content, mime)
    return mail


def _words(header: str) -> str:
    from email.header import decode_header, make_header

    return str(make_header(decode_header(header)))
