"""The page on which somebody says by an e-mailed code that it is still them."""

import time
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import BaseReauthenticateView
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from carefront.people.forms.signing import CodeAgainForm
from carefront.people.signing import CODE_AGAIN, FRESH, account_of

MOST_TRIES = 3


class CodeAgainView(LoginRequiredMixin, BaseReauthenticateView):  # type: ignore[misc]
    """Send a code to the address of the account when asked to, and take it.

    The code lies in the session alone; it works once, for a quarter of an hour, and for three tries.
    """

    form_class = CodeAgainForm
    template_name = "account/reauthenticate_code.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send a code, or look at the one that was typed."""
        if "send" in request.POST:
            return self._send(request)
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the code that was sent."""
        return {**super().get_form_kwargs(), "code": self._sent().get("code", "")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether a code is on its way, and where to."""
        return {**super().get_context_data(**kwargs), "is_sent": bool(self._sent()), "address": self._address()}

    def form_valid(self, form: CodeAgainForm) -> HttpResponse:
        """Go on with what was begun."""
        self.request.session.pop(CODE_AGAIN, None)
        record_authentication(self.request, account_of(self.request), method="code", reauthenticated=True)
        response: HttpResponse = super().form_valid(form)
        return response

    def form_invalid(self, form: CodeAgainForm) -> HttpResponse:
        """Count a try; after the last one, another code is needed."""
        sent = self._sent()
        if sent:
            sent["tries"] += 1
            self.request.session[CODE_AGAIN] = sent
            if sent["tries"] >= MOST_TRIES:
                del self.request.session[CODE_AGAIN]
                messages.warning(self.request, _("That were three tries. Let Carefront send you another code."))
        response: HttpResponse = super().form_invalid(form)
        return response

    def _send(self, request: HttpRequest) -> HttpResponse:
        code = get_adapter(request).generate_login_code()
        request.session[CODE_AGAIN] = {"code": code, "at": time.time(), "tries": 0}
        get_adapter(request).send_mail("account/email/code_again", self._address(), {"code": code})
        return HttpResponseRedirect(self.passthrough_next_url(request.path))

    def _address(self) -> str:
        account = account_of(self.request)
        return account.email if account else ""

    def _sent(self) -> dict[str, Any]:
        sent: dict[str, Any] = self.request.session.get(CODE_AGAIN) or {}
        return sent if sent and time.time() - sent["at"] < FRESH else {}
