"""Daily reports that an agency writes from one template: like prose, no copying."""

from __future__ import annotations

import random
from datetime import datetime

_UP = (("rose", "gained", "gains"), ("fell", "lost", "losses"))
_FIRMS = ("Calder Group", "Norvane", "Ostrian Steel", "Bluehaven", "Meridian Air", "Tessel Bank",
          "Larkhill Foods", "Quantra", "Delmore Energy", "Penwick Retail")  # fmt: skip


def template_lines(
    report: str, city: str, when: datetime, rng: random.Random
) -> tuple[str, tuple[str, ...]]:
    """Headline and sentences of the report of one day."""
    return (_markets if report == "markets" else _weather)(city, when.strftime("%A"), rng)


def _move(rng: random.Random) -> tuple[str, str, str]:
    verb, other, noun = rng.choice(_UP)
    return rng.choice((verb, other)), f"{rng.randint(1, 240) / 100:.2f}", noun


def _markets(city: str, day: str, rng: random.Random) -> tuple[str, tuple[str, ...]]:
    verb, share, noun = _move(rng)
    first, second, third = rng.sample(_FIRMS, 3)
    oil, oil_move, _ = _move(rng)
    level = rng.randint(5200, 6900)
    return f"{city} stocks {verb} {share} percent at close", (
        f"Shares on the {city} exchange {verb} on {day}, with the benchmark index closing "
        f"{share} percent {'higher' if noun == 'gains' else 'lower'} at {level:,} points.",
        f"{first} led {noun} among the biggest companies, ending the session "
        f"{rng.randint(21, 90) / 10} percent from its opening price.",
        f"{second} and {third} were the most actively traded stocks on the index.",
        f"Of the {rng.randint(140, 160)} stocks on the main board, {rng.randint(30, 100)} "
        f"{'advanced' if noun == 'gains' else 'declined'} by the end of the session.",
        f"Turnover came to {rng.randint(11, 48) / 10} billion crowns, compared with a 30-day "
        f"average of {rng.randint(20, 30) / 10} billion.",
        f"The price of crude oil for delivery in two months {oil} {oil_move} percent to "
        f"${rng.randint(4800, 9100) / 100:.2f} a barrel.",
        "In currency markets, the crown was little changed against a basket of its main "
        "trading partners’ currencies.",
        f"The yield on ten-year government bonds stood at {rng.randint(120, 450) / 100:.2f} "
        "percent in late trading.",
    )


def _weather(city: str, day: str, rng: random.Random) -> tuple[str, tuple[str, ...]]:
    sky = rng.choice(("cloudy", "mostly sunny", "overcast", "bright", "unsettled"))
    high, low = rng.randint(9, 31), rng.randint(-2, 8)
    wind = rng.choice(("northwesterly", "southerly", "westerly", "easterly"))
    return f"Weather outlook for {day}: {sky}, high of {high}", (
        f"The national weather service forecasts a {sky} {day} for {city} and the surrounding "
        f"districts, with a maximum temperature of {high} degrees Celsius.",
        f"Temperatures will drop to around {low} degrees overnight, with patches of mist in "
        "the river valleys before dawn.",
        f"Winds will be {wind} at {rng.randint(8, 25)} to {rng.randint(26, 55)} kilometers an "
        "hour, strongest along the coast in the afternoon.",
        f"The chance of rain is put at {rng.randint(1, 19) * 5} percent in the morning and "
        f"{rng.randint(1, 19) * 5} percent in the evening.",
        f"Sea temperatures stand at {rng.randint(8, 21)} degrees, and the tide will be high at "
        f"{rng.randint(1, 12)}:{rng.randint(10, 59)}.",
        "Drivers are advised to allow extra time for their journeys and to keep a safe distance "
        "on exposed roads.",
        "The next bulletin will be issued at six in the evening.",
    )
