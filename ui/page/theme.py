"""The page's look: Gradio's theme in our colours, with fonts that the machine has, and our own style."""

from pathlib import Path

import gradio as gr

STATIC = Path(__file__).parents[1] / "static"
ASSETS = Path(gr.__file__).parent / "templates" / "frontend" / "assets"
CHARTS = "PlotlyPlot-*.js"  # Gradio's script for charts, by far its largest
FONTS = (
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "system-ui",
    "sans-serif",
)
MONO = ("SFMono-Regular", "Consolas", "Noto Sans Mono CJK SC", "monospace")
ACCENT = gr.themes.Color(
    c50="#eef3f8",
    c100="#dbe6f1",
    c200="#b8cde2",
    c300="#8db0d1",
    c400="#5b8bb8",
    c500="#346a9c",
    c600="#1f4e79",
    c700="#1a4166",
    c800="#153552",
    c900="#102840",
    c950="#0a1b2c",
)


def build_theme() -> gr.Theme:
    """Return the theme: ink blue on white, square corners, no shadows, light and dark."""
    return gr.themes.Base(
        primary_hue=ACCENT,
        secondary_hue=ACCENT,
        neutral_hue=gr.themes.colors.slate,
        radius_size=gr.themes.sizes.radius_sm,
        font=FONTS,
        font_mono=MONO,
    ).set(
        body_background_fill="*neutral_50",
        body_background_fill_dark="#161b21",
        block_background_fill="white",
        block_background_fill_dark="#1e252d",
        block_border_width="1px",
        block_shadow="none",
        button_primary_background_fill="*primary_600",
        button_primary_background_fill_hover="*primary_700",
        button_primary_text_color="white",
        button_primary_background_fill_dark="*primary_500",
        button_primary_background_fill_hover_dark="*primary_600",
        input_border_width="1px",
        input_border_color="*neutral_200",
        input_border_color_dark="#39434e",
        input_background_fill="white",
        input_background_fill_dark="#161b21",
        loader_color="*primary_600",
        slider_color="*primary_600",
    )


def build_head() -> str:
    """Return what the page's head carries beside Gradio's own: style and the way to a quote."""
    style = (STATIC / "style.css").read_text(encoding="utf-8")
    script = (STATIC / "page.js").read_text(encoding="utf-8")
    later = "".join(f"zhengtu.later('assets/{path.name}');" for path in sorted(ASSETS.glob(CHARTS)))
    return f"<style>{style}</style><script>{script}{later}</script>"
