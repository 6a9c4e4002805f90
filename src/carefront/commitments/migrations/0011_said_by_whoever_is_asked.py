from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commitments", "0010_said_in_a_conversation")]

    operations = [
        migrations.AddField(model_name="request", name="said_by_asked", field=models.BooleanField(default=False)),
    ]
