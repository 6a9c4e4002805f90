"""The page of one's own address."""

from typing import Any

from allauth.account.views import EmailView
from django.http import HttpRequest, HttpResponse


class AddressView(EmailView):  # type: ignore[misc]
    """Ask to change the address, or for the letter that confirms it; a change happens when its letter is answered.

    The library would also take an address that nobody answered from, so its two other deeds are left out.
    """

    def _action_primary(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse | None:
        return None

    def _action_remove(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse | None:
        return None
