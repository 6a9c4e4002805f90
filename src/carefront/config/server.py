"""The web server as a child of `carefront serve`: granian, which ends when its parent does."""

from granian.cli import entrypoint

from carefront.config.parent import follow_if_told

if __name__ == "__main__":
    follow_if_told()
    entrypoint()  # type: ignore[no-untyped-call]
