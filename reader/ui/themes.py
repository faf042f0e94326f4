"""Our themes: quiet pages of paper and ink, dark, light, and with high contrast.

Body text is a little softer than the names in it; one accent lights up what is pointed at. Contrast of body
text on its background is 9:1 or more (WCAG 2.2 asks for 4.5:1, 7:1 for its strictest level).
"""

from __future__ import annotations

from textual.theme import Theme

DEFAULT_THEME = "nutgraf-dark"

_DARK = Theme(
    name=DEFAULT_THEME,
    dark=True,
    primary="#e0af68",
    secondary="#7f9bb3",
    accent="#f2b84b",
    foreground="#c9c6bf",
    background="#16181b",
    surface="#1b1e22",
    panel="#23272c",
    success="#8fb573",
    warning="#e0af68",
    error="#e06c75",
    variables={
        "ink": "#c9c6bf",
        "ink-strong": "#f3f0e8",
        "ink-soft": "#a19d94",
        "ink-faint": "#858178",
        "lit-ground": "#4a3b1b",
        "lit-ink": "#ffd98a",
        "current-ground": "#f2b84b",
        "current-ink": "#16181b",
        "match-ground": "#25465c",
        "match-ink": "#d7ecfa",
        "bar-ground": "#101214",
        "cursor-ground": "#2c3138",
    },
)

_LIGHT = Theme(
    name="nutgraf-light",
    dark=False,
    primary="#8a5a00",
    secondary="#3f6480",
    accent="#8a5a00",
    foreground="#33312c",
    background="#fbfaf6",
    surface="#f3f1ea",
    panel="#eae7de",
    success="#3f6b24",
    warning="#8a5a00",
    error="#a3262f",
    variables={
        "ink": "#3b3933",
        "ink-strong": "#12110e",
        "ink-soft": "#5f5c53",
        "ink-faint": "#6d695f",
        "lit-ground": "#fbe6b3",
        "lit-ink": "#5c3c00",
        "current-ground": "#8a5a00",
        "current-ink": "#ffffff",
        "match-ground": "#cfe4f3",
        "match-ink": "#0c2f47",
        "bar-ground": "#e6e2d6",
        "cursor-ground": "#e2ddcf",
    },
)

_CONTRAST = Theme(
    name="nutgraf-contrast",
    dark=True,
    primary="#ffff00",
    secondary="#00ffff",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    success="#00ff00",
    warning="#ffff00",
    error="#ff8080",
    variables={
        "ink": "#ffffff",
        "ink-strong": "#ffffff",
        "ink-soft": "#e0e0e0",
        "ink-faint": "#d0d0d0",
        "lit-ground": "#000000",
        "lit-ink": "#ffff00",
        "current-ground": "#ffff00",
        "current-ink": "#000000",
        "match-ground": "#0000c0",
        "match-ink": "#ffffff",
        "bar-ground": "#000000",
        "cursor-ground": "#303030",
    },
)

THEMES = (_DARK, _LIGHT, _CONTRAST)


def with_our_colours(theme: Theme) -> dict[str, str]:
    """The variables that our styles use and that one of Textual's own themes does not give."""
    ink = theme.foreground or ("#e0e0e0" if theme.dark else "#1f1f1f")
    accent = theme.accent or theme.primary
    ground = theme.background or ("#121212" if theme.dark else "#efefef")
    return {
        "ink": ink,
        "ink-strong": ink,
        "ink-soft": f"{ink} 75%",
        "ink-faint": f"{ink} 65%",
        "lit-ground": f"{accent} 25%",
        "lit-ink": ink,
        "current-ground": accent,
        "current-ink": ground,
        "match-ground": f"{theme.secondary or theme.primary} 45%",
        "match-ink": ink,
        "bar-ground": theme.surface or ground,
        "cursor-ground": theme.panel or theme.surface or ground,
    }
