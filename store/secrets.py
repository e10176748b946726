"""The installation's key: seals channel addresses, and makes keyed digests that only this installation can make."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import tempfile
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from pydantic import SecretStr

KEY_MODE = 0o600


class SecretError(Exception):
    """The key or a sealed text cannot be used; the message is Chinese, for the operator, and holds no secret."""


class SecretBox:
    """Seals and opens short texts with the key of this installation."""

    __slots__ = ("_fernet", "_key")

    def __init__(self, key: bytes) -> None:
        """`key` is a Fernet key: 32 bytes, URL-safe base64. Raises SecretError for anything else."""
        try:
            self._fernet = Fernet(key.strip())
            self._key = base64.urlsafe_b64decode(key.strip())
        except ValueError:
            raise SecretError("密钥文件内容无效：应为一行 44 个字符的密钥") from None

    def __repr__(self) -> str:
        return "SecretBox(***)"

    @classmethod
    def open(cls, path: Path) -> SecretBox:
        """The box whose key lies in `path`, made there (mode 0600) when missing; safe when two processes start at once.

        Raises SecretError when the file can be neither read nor made.
        """
        try:
            if not path.exists():
                _make_key(path)
            return cls(path.read_bytes())
        except OSError as error:
            raise SecretError(f"无法读取或创建密钥文件 {path}：{error.strerror}") from None

    def seal(self, text: str) -> str:
        """The text encrypted, as ASCII; sealing twice gives two different texts."""
        return self._fernet.encrypt(text.encode()).decode()

    def reveal(self, sealed: str) -> SecretStr:
        """The text that `seal` was given. Raises SecretError when it was sealed with another key, or damaged."""
        try:
            return SecretStr(self._fernet.decrypt(sealed.encode()).decode())
        except InvalidToken:
            raise SecretError("地址无法解密：密钥文件与数据库不匹配（是否换过密钥？）") from None

    def digest(self, text: str, purpose: str) -> str:
        """A keyed digest (hex, 64 characters): equal texts of one purpose give equal digests, here and nowhere else."""
        return hmac.new(self._key, f"{purpose}\x1e{text}".encode(), hashlib.sha256).hexdigest()


def _make_key(path: Path) -> None:
    """Write a whole key under another name, then link it into place: the first of two processes wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".secret-", dir=path.parent)  # mkstemp makes it 0600
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(Fernet.generate_key() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(KEY_MODE)
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            return  # somebody else was quicker: theirs is the key
    finally:
        draft.unlink()
