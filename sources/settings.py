"""The installation's settings: every `DUCHA_*` environment variable, read once and checked."""

from __future__ import annotations

import ipaddress
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class Settings(BaseSettings):
    """What an operator may set; every field is the environment variable `DUCHA_<NAME>`."""

    model_config = SettingsConfigDict(env_prefix="DUCHA_", extra="ignore", frozen=True)

    home: Path = Field(default=Path("var"), description="folder that holds all state")
    database_url: str = Field(default="", repr=False, description="SQLAlchemy address; SQLite in DUCHA_HOME when empty")
    public_url: str = Field(default="http://127.0.0.1:8000", description="where readers reach the web; links in messages")
    mail_url: str = Field(default="", repr=False, description="outgoing mail as smtp://user:pass@host:port or smtps://…")
    mail_from: str = Field(default="Ducha 督察 <ducha@localhost>", description="sender of every email")
    operator: str = Field(default="", repr=False, description="the operator's channels, separated by blanks or commas")
    contact: str = Field(default="", description="email or address of a person, named in the User-Agent")
    secret_key_file: Path | None = Field(default=None, description="key that encrypts channel addresses; made on first start")
    heartbeat_url: str = Field(default="", repr=False, description="pinged after each healthy cycle")
    allow_addresses: Annotated[tuple[Network, ...], NoDecode] = Field(
        default=(), description="networks that are not public but may be fetched, e.g. 127.0.0.0/8"
    )
    chromium: str = Field(default="", description="Chromium's program, for lists that only a browser shows; else as on PATH")
    confirm_delay: float = Field(default=600.0, ge=0, description="seconds before an edit is looked at a second time")
    now: datetime | None = Field(default=None, description="ISO time: a fixed clock for one command")

    @field_validator("allow_addresses", mode="before")
    @classmethod
    def _networks(cls, value: Any) -> Any:
        if isinstance(value, str):
            return tuple(ipaddress.ip_network(part, strict=False) for part in value.replace(",", " ").split())
        return value

    @field_validator("now")
    @classmethod
    def _aware(cls, value: datetime | None) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("DUCHA_NOW needs a time zone, for example 2026-03-02T09:00:00+08:00")
        return value

    @property
    def database(self) -> str:
        """The SQLAlchemy address in force; psycopg 3 is the driver of every PostgreSQL address."""
        if not self.database_url:
            return f"sqlite:///{self.home.resolve() / 'ducha.sqlite3'}"
        scheme, _, rest = self.database_url.partition("://")
        return f"postgresql+psycopg://{rest}" if scheme in {"postgres", "postgresql"} else self.database_url

    @property
    def key_file(self) -> Path:
        """Where the secret key lies."""
        return self.secret_key_file or self.home / "secret.key"

    @property
    def operator_channels(self) -> tuple[str, ...]:
        """The operator's addresses, one per channel."""
        return tuple(self.operator.replace(",", " ").split())

    def may_fetch_private(self, address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
        """Whether the operator has allowed this address though it is not public."""
        return any(address.version == net.version and address in net for net in self.allow_addresses)
