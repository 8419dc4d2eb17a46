"""Django's settings for the desk of one user.

No database, no admin, no sessions of Django's: one cookie of the desk's own says who asks (`guard`). An office's server
would change what stands here, not the pages.
"""

from pathlib import Path

_HERE = Path(__file__).parent

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS: list[str] = []
ROOT_URLCONF = "ntm_docs.desk.urls"
MIDDLEWARE = [
    "ntm_docs.desk.guard.guard",
    "ntm_docs.desk.speech.speech",
    "ntm_docs.desk.faults.Faults",
    "django.middleware.csrf.CsrfViewMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_HERE / "templates"],
        "OPTIONS": {
            "builtins": ["ntm_docs.desk.words"],
            "context_processors": ["django.template.context_processors.csrf", "ntm_docs.desk.words.page_facts"],
        },
    }
]
USE_I18N = False
USE_TZ = False
LOGGING_CONFIG = None  # addresses hold the token: nothing is logged
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = "ntm_csrf"
CSRF_FAILURE_VIEW = "ntm_docs.desk.faults.stale"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # a large dossier's form
DATA_UPLOAD_MAX_NUMBER_FILES = 500  # as many as a zip may hold
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024  # text of a form, without files
APPEND_SLASH = False

# As Django 6 names it; until then `guard` sends it. Inline style is what docx-preview draws with.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "blob:", "data:"],
    "font-src": ["'self'", "blob:", "data:"],
    "connect-src": ["'self'"],
    "frame-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
