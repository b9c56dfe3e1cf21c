"""Whole messages: real ways of writing them, and hostile ones."""

from __future__ import annotations

import base64
import binascii
import hashlib
import random
import re
import time
from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.domain.clean import is_clean, safe_name
from office_tui.mail.message import MESSAGE_LIMIT, TEXT_LIMIT, Message, Unreadable
from office_tui.mail.read import contents, read

ZH = "关于开展安全检查的通知"


def message(data: bytes) -> Message:
    found = read(data)
    assert isinstance(found, Message)
    return found


def simple(body: bytes = b"body", **headers: str) -> bytes:
    fields = {"From": "Li <li@example.cn>", "Subject": "x"} | {
        name.replace("_", "-"): v for name, v in headers.items()
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items()).encode() + b"\n" + body


def test_a_plain_letter() -> None:
    data = simple(
        "交资金计划。\n".encode(),
        Subject="=?utf-8?B?6LWE6YeR6K6h5YiS?=",
        To="office@example.cn, Wang <w@example.cn>",
        Cc="=?gb2312?B?wO7OsA==?= <l@example.cn>",
        Date="Fri, 20 Mar 2026 09:30:00 +0800",
        Message_ID="<m1@example.cn>",
        In_Reply_To="<m0@example.cn>",
        References="<a@x> <m0@example.cn>",
        Content_Type="text/plain; charset=utf-8",
    )
    found = message(data)
    assert (found.subject, found.sender, found.address) == ("资金计划", "Li", "li@example.cn")
    assert found.to == ("office@example.cn", "Wang <w@example.cn>")
    assert found.cc == ("李伟 <l@example.cn>",)
    assert found.date == datetime(2026, 3, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))
    assert (found.message_id, found.in_reply_to) == ("m1@example.cn", ("m0@example.cn", "a@x"))
    assert found.text == "交资金计划。"
    assert (found.cleaned, found.warnings, found.attachments) == (False, (), ())
    assert (found.sha256, found.size) == (hashlib.sha256(data).hexdigest(), len(data))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is empty"),
        (b" \r\n", "it is empty"),
        (b"%PDF-1.7\n...", "it has no mail headers"),
        (b"key: value\n", "it has no mail headers"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "it is an Outlook .msg file: save it as .eml there"),
    ],
)
def test_what_is_no_message_is_returned_with_the_reason(data: bytes, why: str) -> None:
    assert read(data) == Unreadable(why, hashlib.sha256(data).hexdigest())


def test_what_defies_reading_is_a_reason_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("office_tui.mail.read.structure", broken)
    found = read(simple())
    assert isinstance(found, Unreadable)
    assert found.why == "it defies reading (RecursionError)"


def with_alternatives(plain: str, page: str) -> bytes:
    letter = EmailMessage()
    letter["From"] = "a@b.cn"
    letter.set_content(plain)
    letter.add_alternative(page, subtype="html")
    letter.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="报告.pdf")
    data = letter.as_bytes()
    # Python makes boundaries up; with these a message that fails is the same in the next run.
    for number, boundary in enumerate(dict.fromkeys(re.findall(rb"={15}\d+==", data))):
        data = data.replace(boundary, b"boundary%d" % number)
    return data


def test_of_alternatives_the_plain_one_is_shown() -> None:
    found = message(with_alternatives("plain words", "<p>page</p>"))
    assert found.text == "plain words"
    assert [(one.name, one.type) for one in found.attachments] == [("报告.pdf", "application/pdf")]


def test_an_empty_plain_one_gives_way_to_the_page() -> None:
    data = with_alternatives(" \n", "<p>page</p><script>x</script>")
    found = message(data)
    assert found.text == "page"
    assert contents(data, found.attachments[0]) == b"%PDF"


def test_a_text_with_a_file_name_is_shown_where_there_is_no_other() -> None:
    data = simple(Content_Type='text/plain; name="letter.txt"')
    assert message(data).text == "body"
    assert [one.name for one in message(data).attachments] == ["letter.txt"]


def test_a_message_that_only_forwards_shows_what_it_forwards() -> None:
    data = simple(b"Subject: inner\n\nforwarded words", Content_Type="message/rfc822")
    found = message(data)
    assert found.text == "forwarded words"
    assert [one.name for one in found.attachments] == ["attachment-1.eml"]
    assert contents(data, found.attachments[0]) == b"Subject: inner\n\nforwarded words"


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("base64", base64.encodebytes(ZH.encode())),
        ("BASE64", base64.b64encode(ZH.encode()).rstrip(b"=") + b"!!\n"),
        ("quoted-printable", binascii.b2a_qp(ZH.encode())),
        ("8bit", ZH.encode()),
        ("nonsense", ZH.encode()),
        ("x-uuencode", b"begin 644 x\n" + binascii.b2a_uu(ZH.encode()) + b"`\nend\n"),
    ],
)
def test_transfer_encodings(encoding: str, packed: bytes) -> None:
    data = simple(packed, Content_Transfer_Encoding=encoding, Content_Type="text/plain; charset=utf-8")
    assert message(data).text == ZH


HOSTILE = "a\x1b]52;c;eA==\x07b\u202ec\u200bd\x9be\x00f"


def test_everything_foreign_is_cleaned_and_the_message_marked() -> None:
    word = f"=?utf-8?B?{base64.b64encode(HOSTILE.encode()).decode()}?="
    data = simple(
        HOSTILE.encode(),
        Subject=word,
        From=f"{word} <{word}@example.cn>",
        To=f"{word} <x@y.z>",
        Message_ID="<a\x1b[2J\u202e@b>",
        References="<\x07@b>",
        Content_Type=f'text/plain; name="{word}"; charset=utf-8',
    )
    found = message(data)
    assert found.cleaned
    assert found.subject == "a]52;c;eA==bcdef"
    assert all(is_clean(field) for field in fields(found))
    assert read(simple()) != found
    assert not message(simple()).cleaned


def fields(found: Message) -> list[str]:
    names = [one.name for one in found.attachments] + [one.type for one in found.attachments]
    lines = [found.subject, found.sender, found.address, found.message_id, *names]
    return [*lines, *found.to, *found.cc, *found.in_reply_to, *found.warnings, found.text]


@pytest.mark.parametrize(
    ("sender", "warning"),
    [
        (
            '"boss@company.cn" <evil@example.net>',
            "the name shows another address than the sender's: boss@company.cn",
        ),
        (
            '"boss＠company.cn" <evil@example.net>',
            "the name shows another address than the sender's: boss@company.cn",
        ),
        ("Pаypаl <x@example.net>", "the sender's name mixes letters of several scripts"),
        ("x <x@аpple.com>", "the sender's address mixes letters of several scripts"),
    ],
)
def test_warnings_about_the_sender(sender: str, warning: str) -> None:
    assert message(simple(From=sender)).warnings == (warning,)


@pytest.mark.parametrize(
    "sender", ["李伟 Wei Li <li@example.cn>", "li@example.cn <LI@example.cn>", "Иван <i@x.ru>"]
)
def test_no_warning_about_an_honest_sender(sender: str) -> None:
    assert message(simple(From=sender)).warnings == ()


def test_two_senders_are_told() -> None:
    assert message(b"From: a@b.c\nFrom: d@e.f\n\n").warnings == ("it names its sender twice",)


def test_a_long_text_is_cut_between_characters() -> None:
    found = message(simple("中".encode() * 100_000, Content_Type="text/plain; charset=utf-8"))
    assert len(found.text.encode()) <= TEXT_LIMIT
    assert set(found.text) == {"中"}
    assert found.warnings == ("the text was cut at 200 kB",)


@pytest.mark.parametrize("kind", ["mixed", "alternative"])
def test_pages_that_say_nothing_are_not_read_for_ever(kind: str) -> None:
    page = b"--b\nContent-Type: text/html\n\n" + b"<b> \n" * 400_000
    begun = time.process_time()
    found = message(simple(page * 10, Content_Type=f"multipart/{kind}; boundary=b"))
    assert found.text in {"", "<"}
    assert found.warnings == ("the text was cut at 200 kB",)
    assert time.process_time() - begun < 6


def test_of_a_message_over_the_limit_only_the_headers_are_read() -> None:
    head = simple(b"x" * 1000, Content_Type="text/plain")
    found = read(head, size=MESSAGE_LIMIT + 1, sha256="f" * 64)
    assert isinstance(found, Message)
    assert (found.subject, found.text, found.attachments, found.sha256) == ("x", "", (), "f" * 64)
    assert found.warnings == ("too big to be read (25 MB): only its headers are here",)


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("Fri, 20 Mar 2026 09:30:00 GMT", datetime(2026, 3, 20, 9, 30, tzinfo=UTC)),
        ("20 Mar 2026 09:30", datetime(2026, 3, 20, 9, 30, tzinfo=UTC)),
        ("Fri, 20 Mar 2026 09:30:00 -0000 (odd)", datetime(2026, 3, 20, 9, 30, tzinfo=UTC)),
        ("Fri, 31 Feb 2026 09:30:00 +0000", None),
        ("Fri, 20 Mar 2026 09:30:00 +9999999", datetime(2026, 3, 20, 9, 30, tzinfo=UTC)),
        ("99999999999999999999 Mar 2026", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates(date: str, moment: datetime | None) -> None:
    assert message(simple(Date=date)).date == moment


def test_without_a_date_that_of_the_server_counts() -> None:
    data = simple(Received="by mx; Fri, 20 Mar 2026 01:30:00 +0000", Date="nonsense")
    assert message(data).date == datetime(2026, 3, 20, 1, 30, tzinfo=UTC)


def test_nothing_is_taken_for_an_attachment_twice_when_names_are_alike() -> None:
    part = b'--b\nContent-Type: image/png\nContent-Disposition: inline; filename="../x.png"\n\n'
    data = simple(part + b"1\n" + part + b"2\n--b--", Content_Type="multipart/mixed; boundary=b")
    found = message(data)
    assert [one.name for one in found.attachments] == ["x.png", "x.png"]
    assert [contents(data, one) for one in found.attachments] == [b"1", b"2"]


SEEDS = [
    with_alternatives("plain 中文", "<p>page</p>"),
    simple(HOSTILE.encode(), Subject="=?gb2312?B?wO7OsA==?="),
]
SNIPPETS = [
    b"=?utf-8?B?",
    b"?=",
    b"\n",
    b"\r\n\r\n",
    b"--",
    b'"',
    b"\x1b[",
    b"\xe2\x80\xae",
    b"\xff\xfe",
    b";",
    b"(",
    b"<",
]
SNIPPETS += [
    b"Content-Type: multipart/mixed; boundary=b\n",
    b"boundary=",
    b"charset=utf-16",
    b"filename*0*=",
    b"\0",
]


@given(st.sampled_from(SEEDS), st.integers(0, 2**32), st.integers(1, 12))
def test_no_mutilated_message_defies_reading_or_slips_something_through(
    seed: bytes, chance: int, cuts: int
) -> None:
    dice = random.Random(chance)
    data = bytearray(seed)
    for _ in range(cuts):
        at = dice.randrange(len(data) + 1)
        data[at : at + dice.choice([0, 0, 1, 5, 40])] = dice.choice(
            [*SNIPPETS, b"", bytes([dice.randrange(256)])]
        )
    found = read(bytes(data))
    if isinstance(found, Unreadable):
        assert "defies" not in found.why
        return
    assert all(is_clean(field) for field in fields(found))
    assert all("\n" not in field for field in fields(found)[:-1])
    assert all(one.name == safe_name(one.name) for one in found.attachments)
    for one in found.attachments:
        contents(bytes(data), one)
