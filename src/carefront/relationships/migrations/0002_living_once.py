import carefront.kit.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_initial'),
        ('relationships', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='member', name='member_once'),
        migrations.AddConstraint(
            model_name='member',
            constraint=models.UniqueConstraint(condition=models.Q(('declined_at__isnull', True), ('left_at__isnull', True)), fields=('relationship', 'person'), name='member_once'),
        ),
        migrations.CreateModel(
            name='Living',
            fields=[
                ('id', models.UUIDField(default=carefront.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=12)),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('relationship', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='living', to='relationships.relationship')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'first', 'second'), name='living_once')],
            },
        ),
    ]
