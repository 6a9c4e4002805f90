"""`python -m carefront` is `carefront`."""

from carefront.config.cli import main

if __name__ == "__main__":
    main(prog_name="carefront")
