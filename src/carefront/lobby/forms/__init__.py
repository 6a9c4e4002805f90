"""The shape of what comes into this room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from carefront.core.tables import MOST_BYTES


class TableForm(forms.Form):
    """Take a table as a file."""

    table = forms.FileField(
        label=_("Your table"),
        help_text=_("A CSV file with up to 10,000 rows and 5 MB. The first row names the columns."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"}),
        allow_empty_file=True,
    )

    def content(self) -> tuple[str, bytes]:
        """Answer the file's name and what is in it, not a byte more than can be taken."""
        given = self.cleaned_data["table"]
        return str(given.name or ""), given.read(MOST_BYTES + 1)
