"""A room for trying live pages: whoever belongs to its workspace may enter. No part of the product."""
