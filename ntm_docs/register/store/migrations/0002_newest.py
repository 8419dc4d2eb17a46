"""How new an entry is, as one number."""

from typing import Any

from django.db import migrations, models
from django.db.models import F, IntegerField, Value
from django.db.models.functions import Coalesce, ExtractDay, ExtractMonth


def _number(apps: Any, schema_editor: Any) -> None:
    """As `rows.newest` counts it."""
    rows = apps.get_model("register", "Row").objects.using(schema_editor.connection.alias)
    day = ExtractMonth("decided") * 100 + ExtractDay("decided")
    rows.update(newest=-(F("year") * Value(10_000, IntegerField()) + Coalesce(day, 0)))


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial")]

    operations = [
        migrations.AddField("row", "newest", models.IntegerField(default=0)),
        migrations.RunPython(_number, migrations.RunPython.noop),
        migrations.RemoveIndex("row", "register_row_newest"),
        migrations.AddIndex("row", models.Index(fields=["key", "newest", "id", "gone"], name="register_row_by_name")),
        migrations.AddIndex("row", models.Index(fields=["newest", "id", "key", "gone"], name="register_row_by_day")),
    ]
