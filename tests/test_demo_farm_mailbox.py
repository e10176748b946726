"""The mailbox: what is accepted is kept, in order, and can be read safely."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import httpx
import pytest

from demo.mailbox import Mailbox


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Mailbox]:
    with Mailbox(tmp_path / "mails") as running:
        yield running


def mail(subject: str, html: str = "", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, "ducha@demo.test", "reader@demo.test"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content("正文一行\n")
    if html:
        message.add_alternative(html, subtype="html")
    return message


def send(box: Mailbox, message: EmailMessage, to: str = "reader@demo.test") -> None:
    with smtplib.SMTP("127.0.0.1", box.smtp_port, timeout=10) as client:
        client.send_message(message, to_addrs=[to])


def test_mails_are_kept_in_order_with_envelope_and_event_ids(box: Mailbox) -> None:
    send(box, mail("【新公告】第一封", Message_ID="<a@demo.test>", X_Ducha_Events="e1, e2,e3"), "reader@demo.test")
    send(box, mail("第二封", Message_ID="<b@demo.test>"), "operator@demo.test")
    first, second = box.mails()
    assert (first.number, first.subject, first.message_id) == (1, "【新公告】第一封", "<a@demo.test>")
    assert first.event_ids == ("e1", "e2", "e3") and first.to == ("reader@demo.test",) and first.text == "正文一行\n"
    assert second.to == ("operator@demo.test",) and second.event_ids == ()


def test_many_event_ids_survive_folding(box: Mailbox) -> None:
    ids = tuple(f"{n:032x}" for n in range(40))
    send(box, mail("汇总", Message_ID="<c@demo.test>", X_Ducha_Events=", ".join(ids)))
    assert box.mails()[0].event_ids == ids


def test_mails_outlive_a_restart_and_are_not_overwritten(tmp_path: Path) -> None:
    for subject in ("旧", "新"):
        with Mailbox(tmp_path) as box:
            send(box, mail(subject))
    assert [m.subject for m in box.mails()] == ["旧", "新"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["000001.eml", "000002.eml"]


def test_a_mail_that_cannot_be_stored_is_not_accepted(box: Mailbox) -> None:
    for path in box.folder.iterdir():
        path.unlink()
    box.folder.rmdir()
    with pytest.raises(smtplib.SMTPDataError) as caught:
        send(box, mail("丢失"))
    assert caught.value.smtp_code == 452


def test_an_unknown_charset_is_shown_as_well_as_may_be(box: Mailbox) -> None:
    raw = b"From: a@demo.test\r\nSubject: x\r\nContent-Type: text/plain; charset=x-none\r\n\r\n\xe6\x96\x87\r\n"
    with smtplib.SMTP("127.0.0.1", box.smtp_port, timeout=10) as client:
        client.sendmail("a@demo.test", ["b@demo.test"], raw)
    assert "文" in box.mails()[0].text


def test_the_pages_list_and_show_mails_without_running_them(box: Mailbox) -> None:
    assert "还没有邮件" in httpx.get(box.web_url, trust_env=False).text
    send(box, mail("<b>标题</b>", "<h1>正文</h1><script>alert(1)</script>", Message_ID="<d@demo.test>"))
    index = httpx.get(box.web_url, trust_env=False).text
    assert "&lt;b&gt;标题" in index and "<b>标题" not in index and 'href="/mail/1"' in index
    page = httpx.get(box.web_url + "mail/1", trust_env=False).text
    assert '<iframe sandbox referrerpolicy="no-referrer" src="/mail/1/html"' in page
    assert "&lt;d@demo.test&gt;" in page and "<script>" not in page
    inner = httpx.get(box.web_url + "mail/1/html", trust_env=False)
    assert "<h1>正文</h1>" in inner.text and "sandbox" in inner.headers["content-security-policy"]
    for missing in ("mail/2", "mail/99/html", "mail/x"):
        assert httpx.get(box.web_url + missing, trust_env=False).status_code == 404


def test_a_mail_without_html_shows_its_text(box: Mailbox) -> None:
    send(box, mail("纯文本"))
    page = httpx.get(box.web_url + "mail/1", trust_env=False).text
    assert "<pre>正文一行" in page and "iframe" not in page.split("</style>")[1]
