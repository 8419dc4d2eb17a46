"""The name of the application."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """`register`: the first part of its tables' names."""

    name = "ntm_docs.register.store"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"
