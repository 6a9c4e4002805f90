from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('relationships', '0002_living_once'),
    ]

    operations = [
        migrations.AddField(
            model_name='pause',
            name='wakes_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name='pause',
            index=models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['wakes_at'], name='pause_wakes'),
        ),
    ]
