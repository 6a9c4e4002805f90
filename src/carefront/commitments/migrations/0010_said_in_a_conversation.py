from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commitments", "0004_answers_to_a_group")]

    operations = [
        migrations.AddField(
            model_name="request",
            name="said_in",
            field=models.CharField(blank=True, default="", max_length=120),
        ),
        migrations.AddField(model_name="request", name="said_on", field=models.DateField(null=True)),
        migrations.AddField(
            model_name="request",
            name="said_by",
            field=models.CharField(blank=True, default="", max_length=120),
        ),
        migrations.AddField(model_name="request", name="said_at", field=models.FloatField(null=True)),
        migrations.AddField(model_name="request", name="said_words", field=models.TextField(blank=True, default="")),
    ]
