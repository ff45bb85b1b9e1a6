"""A saved page of a newspaper that is not one, for the readers' tests."""

STORY = (
    "The minister said on Monday that the country would not sign the treaty under any terms.",
    "Two officials who asked not to be named said that talks had broken down a week earlier.",
    "Markets fell sharply after the announcement, and the central bank called for calm.",
)


def page(*head, story=STORY, body=""):
    told = "".join(f"<p>{paragraph}</p>" for paragraph in story)
    return (
        f"<!DOCTYPE html>\n<html><head><title>Treaty</title>{''.join(head)}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>No treaty</h1>{told}</article>"
        f"{body}</body></html>"
    )
