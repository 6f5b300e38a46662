"""A smallest django-helpdesk site: SQLite, one queue fed over IMAP. Run with the Python of its own environment."""

import os
import sys
from pathlib import Path

from django.conf import settings

FOLDER = Path(os.environ["HELPDESK_FOLDER"])

settings.configure(
    SECRET_KEY="only-for-this-measurement",
    DEBUG=False,
    USE_TZ=True,
    TIME_ZONE="Asia/Jakarta",
    ROOT_URLCONF="helpdesk_urls",
    SITE_ID=1,
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.sites",
        "django.contrib.humanize",
        "django.contrib.messages",
        "django.contrib.admin",
        "rest_framework",
        "helpdesk",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
    HELPDESK_TEAMS_MODE_ENABLED=False,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": FOLDER / "helpdesk.db"}},
    MEDIA_ROOT=FOLDER / "media",
    STATIC_URL="/static/",
    EMAIL_HOST="127.0.0.1",
    EMAIL_PORT=int(os.environ["HELPDESK_SMTP"]),
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
)


def queue(port: str, user: str, password: str) -> None:
    """One queue that takes tickets from INBOX."""
    import django

    django.setup()
    from helpdesk.models import Queue

    Queue.objects.create(
        title="Surat",
        slug="surat",
        email_address=user,
        allow_email_submission=True,
        email_box_type="imap",
        email_box_host="127.0.0.1",
        email_box_port=int(port),
        email_box_ssl=False,
        email_box_user=user,
        email_box_pass=password,
        email_box_imap_folder="INBOX",
        email_box_interval=0,
        logging_type="none",
    )


if __name__ == "__main__":
    if sys.argv[1] == "queue":
        queue(*sys.argv[2:5])
    else:
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)
