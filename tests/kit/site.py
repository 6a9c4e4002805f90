"""A whole installation in a folder of its own, driven from outside as an operator does."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Site:
    """Hold where an installation is and which mail server it knows."""

    home: Path
    smtp_port: int = 1

    def environment(self) -> dict[str, str]:
        """Answer what its processes are told."""
        plain = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("CAREFRONT_", "DATABASE_", "DJANGO_"))
        }
        return plain | {
            "CAREFRONT_HOME": str(self.home),
            "CAREFRONT_SMTP_URL": f"smtp://127.0.0.1:{self.smtp_port}",
            "CAREFRONT_LETTER_LEASE": "2",
            "PYTHONPATH": str(ROOT / "src"),
        }

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """Start `carefront` with arguments."""
        return subprocess.Popen([sys.executable, "-m", "carefront", *arguments], env=self.environment())

    def run(self, *arguments: str, code: int = 0) -> str:
        """Run `carefront` with arguments to its end and answer what it said."""
        done = subprocess.run(
            [sys.executable, "-m", "carefront", *arguments], env=self.environment(), capture_output=True, text=True
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def do(self, code: str) -> str:
        """Run Python inside the installation and answer what it printed."""
        begin = (
            "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'carefront.config.settings'\n"
            "import django; django.setup()\n"
            "from django.db import transaction\nfrom django.utils import timezone\n"
            "from carefront.kit import letters\nfrom carefront.kit.models import *\nnow = timezone.now()\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", begin + code], env=self.environment(), capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def write_letters(self, count: int) -> None:
        """Write letters that explain a reply, one to each of `count` addresses."""
        self.do(
            f"with transaction.atomic():\n  for n in range({count}):\n"
            "    letters.post('reply_trouble', now=now, address=f'p{n}@example.org', because='link_spent')"
        )
