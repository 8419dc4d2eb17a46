"""The first tables: sources, names, entries."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Name",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField(unique=True)),
                ("ordered", models.TextField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("name", models.TextField()),
                ("kind", models.CharField(max_length=16)),
                ("added", models.CharField(max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name="Row",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.TextField(blank=True)),
                ("fact", models.CharField(db_index=True, max_length=32)),
                ("name", models.TextField()),
                ("kind", models.CharField(blank=True, max_length=16)),
                ("born", models.SmallIntegerField(null=True)),
                ("post", models.TextField(blank=True)),
                ("unit", models.TextField(blank=True)),
                ("province", models.TextField(blank=True)),
                ("award", models.TextField()),
                ("award_code", models.CharField(blank=True, max_length=40)),
                ("decision", models.TextField(blank=True)),
                ("decided", models.DateField(null=True)),
                ("year", models.SmallIntegerField()),
                ("authority", models.TextField(blank=True)),
                ("movement", models.TextField(blank=True)),
                ("first_year", models.SmallIntegerField(null=True)),
                ("last_year", models.SmallIntegerField(null=True)),
                ("merit", models.TextField(blank=True)),
                ("number", models.TextField(blank=True)),
                ("more", models.TextField(blank=True)),
                ("gone", models.BooleanField(default=False)),
                ("reason", models.TextField(blank=True)),
                ("whereabouts", models.TextField(blank=True)),
                ("province_key", models.TextField(blank=True)),
                (
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="register.name"
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="register.row",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="register.source"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["key", "year", "decided", "gone", "id"], name="register_row_newest")],
            },
        ),
        migrations.CreateModel(
            name="NameWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.TextField()),
                (
                    "name",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tokens",
                        to="register.name",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("word", "name"), name="register_word_once")],
            },
        ),
    ]
