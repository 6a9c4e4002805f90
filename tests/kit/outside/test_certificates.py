"""A secure server is known by its certificate, and by nothing else."""

import io
import socket
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from carefront.kit.outside import fetching
from carefront.kit.outside.addresses import Allowed
from carefront.kit.outside.fetching import fetch
from carefront.kit.outside.trouble import Trouble, Untaken
from tests.kit.outside.server import QUICK, answer, fetched, serving


def test_a_secure_server_is_known_by_its_certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = certified(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def secure(talk: socket.socket) -> None:
        with context.wrap_socket(talk, server_side=True) as inner:
            inner.recv(65536)
            inner.sendall(answer(b"sealed"))

    fetching._context.cache_clear()
    with serving(secure, peek=False) as told:
        url = f"https://localhost:{told.port}/"
        hosts = Allowed(hosts=[f"localhost:{told.port}", told.host])
        with pytest.raises(Untaken) as untaken:
            fetch(url, io.BytesIO(), allowed=hosts, limits=QUICK)
        assert untaken.value.trouble is Trouble.INSECURE
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        fetching._context.cache_clear()
        into = io.BytesIO()
        assert fetch(url, into, allowed=hosts, limits=QUICK).changed
        assert into.getvalue() == b"sealed"
        with pytest.raises(Untaken) as untaken:  # the right server under another name
            fetch(f"https://127.0.0.1:{told.port}/", io.BytesIO(), allowed=hosts, limits=QUICK)
        assert untaken.value.trouble is Trouble.INSECURE
    fetching._context.cache_clear()


def certified(folder: Path) -> Path:
    """Write a certificate for "localhost" with its key, signed by nobody else."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(tz=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (path := folder / "localhost.pem").write_bytes(plain + made.public_bytes(Encoding.PEM))
    return path


def test_a_server_without_a_certificate_is_no_secure_one() -> None:
    with serving(answer(b"plain")) as told, pytest.raises(Untaken) as untaken:
        fetched(told, told.url.replace("http://", "https://"))
    assert untaken.value.trouble is Trouble.UNREACHABLE
