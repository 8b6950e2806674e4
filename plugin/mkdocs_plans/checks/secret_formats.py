"""The formats of keys and tokens that can be recognised on their own, as data: one entry for each format.

Add an entry to find another format. The comment names the page that describes it. If a service documents only
the prefix, the length is the one that the open-source scanners gitleaks or TruffleHog use.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Format(NamedTuple):
    """The format of a service's secrets."""

    name: str
    """As it is used in a sentence: `a GitHub token`."""
    needles: tuple[str, ...]
    """Texts of which every such secret contains one. They are searched first, because that is fast."""
    unbounded: re.Pattern[str]
    """The whole secret, in any surroundings."""
    pattern: re.Pattern[str]
    """The same, but not inside a longer word."""


def _format(name: str, needles: str, pattern: str) -> Format:
    bounded = rf"(?<![A-Za-z0-9])(?:{pattern})(?![A-Za-z0-9])"
    return Format(name, tuple(needles.split()), re.compile(pattern), re.compile(bounded))


FORMATS = (
    # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
    _format("an AWS access key", "AKIA ASIA ABIA ACCA", r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}"),
    # https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
    _format(
        "a GitHub token",
        "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_",
        r"gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}",
    ),
    # https://docs.gitlab.com/security/tokens/#token-prefixes
    _format(
        "a GitLab token",
        "glpat- gldt- glrt- glptt- glcbt- glsoat- glft- glimt- glagent- gloas-",
        r"gl(?:pat|dt|rt|ptt|cbt|soat|ft|imt|agent|oas)-[A-Za-z0-9_.-]{20,300}",
    ),
    # https://api.slack.com/concepts/token-types
    _format(
        "a Slack token",
        "xoxb- xoxa- xoxp- xoxr- xoxs- xoxe xapp-",
        r"xox[abeoprs](?:\.xox[bp])?-(?:\d+-)+[A-Za-z0-9-]{10,}|xapp-\d-[A-Z0-9]+-\d+-[A-Za-z0-9]{20,}",
    ),
    # https://api.slack.com/messaging/webhooks
    _format(
        "a Slack webhook",
        "hooks.slack.com/",
        r"hooks\.slack\.com/(?:services|workflows|triggers)/T[A-Za-z0-9]{7,}/[A-Za-z0-9]{8,}/[A-Za-z0-9]{20,}",
    ),
    # https://docs.stripe.com/keys
    _format("a Stripe key", "k_live_ k_test_", r"(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,247}"),
    # https://docs.stripe.com/webhooks
    _format("a Stripe webhook secret", "whsec_", r"whsec_[A-Za-z0-9+/]{32,}"),
    # https://cloud.google.com/docs/authentication/api-keys
    _format("a Google API key", "AIza", r"AIza[A-Za-z0-9_-]{35}"),
    # https://developers.google.com/identity/protocols/oauth2
    _format("a Google client secret", "GOCSPX-", r"GOCSPX-[A-Za-z0-9_-]{28}"),
    _format("a Google access token", "ya29.", r"ya29\.[A-Za-z0-9_-]{40,}"),
    # https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/
    _format("an npm token", "npm_", r"npm_[A-Za-z0-9]{36}"),
    # https://pypi.org/help/#apitoken
    _format("a PyPI token", "pypi-AgE", r"pypi-AgE[A-Za-z0-9_-]{50,}"),
    # https://docs.claude.com/en/api/overview
    _format("an Anthropic key", "sk-ant-", r"sk-ant-(?:api|admin|oat|sid)\d\d-[A-Za-z0-9_-]{32,}"),
    # https://platform.openai.com/docs/api-reference/authentication
    _format(
        "an OpenAI key",
        "sk-proj- sk-svcacct- sk-admin- T3BlbkFJ",
        r"sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,}|sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}",
    ),
    _format("an OpenAI key", "sk-", r"sk-[A-Za-z0-9]{48}"),
    # https://huggingface.co/docs/hub/security-tokens
    _format("a Hugging Face token", "hf_", r"hf_[A-Za-z0-9]{34}"),
    # https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys
    _format("a SendGrid key", "SG.", r"SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}"),
    # https://docs.digitalocean.com/reference/api/create-personal-access-token/
    _format("a DigitalOcean token", "_v1_", r"do[opr]_v1_[a-f0-9]{64}"),
    # https://docs.docker.com/security/access-tokens/
    _format("a Docker token", "dckr_", r"dckr_[po]at_[A-Za-z0-9_-]{27,}"),
    # https://shopify.dev/changelog/length-of-the-shopify-access-token-is-increasing
    _format("a Shopify token", "shp", r"shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}"),
    # https://age-encryption.org/v1
    _format("an age key", "AGE-SECRET-KEY-1", r"AGE-SECRET-KEY-1[0-9A-Z]{58}"),
    # https://www.twilio.com/docs/iam/api-keys; length: gitleaks
    _format("a Twilio API key", "SK", r"SK[0-9a-f]{32}"),
    # https://core.telegram.org/bots/features#generating-an-authentication-token; length: gitleaks
    _format("a Telegram bot token", ":A", r"(?:bot)?\d{5,16}:A[A-Za-z0-9_-]{34}"),
    # https://discord.com/developers/docs/reference#authentication: id, time and signature in base64. The id
    # is a number of 17 to 20 digits, and two digits begin with one of these pairs.
    _format(
        "a Discord bot token",
        "MT Mj Mz ND NT Nj Nz OD OT",
        r"(?:M[Tjz]|N[DTjz]|O[DT])[A-Za-z0-9_-]{21,25}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,38}",
    ),
    # https://discord.com/developers/docs/resources/webhook
    _format(
        "a Discord webhook",
        "/api/webhooks/",
        r"discord(?:app)?\.com/api/(?:v\d+/)?webhooks/\d{17,20}/[A-Za-z0-9_-]{60,}",
    ),
    # https://learn.microsoft.com/azure/storage/common/storage-sas-overview: an HMAC of 32 bytes in base64
    _format("an Azure SAS signature", "sig=", r"(?<=sig=)(?:[A-Za-z0-9+/_-]|%2[BbFf]){43}(?:=|%3[Dd])?"),
    # https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string: 64 bytes
    _format("an Azure storage key", "AccountKey=", r"(?<=AccountKey=)[A-Za-z0-9+/]{86}(?:==)?"),
    # https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas: 32 bytes
    _format("an Azure shared access key", "SharedAccessKey=", r"(?<=AccessKey=)[A-Za-z0-9+/]{43}=?"),
    # https://docs.databricks.com/dev-tools/auth/pat; length: TruffleHog
    _format("a Databricks token", "dapi", r"dapi[0-9a-f]{32}(?:-\d)?"),
    # https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes; length: gitleaks
    _format("a Vault token", "hvs. hvb. hvr.", r"hv[sbr]\.[A-Za-z0-9_-]{24,300}"),
    # https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens
    # (length: gitleaks)
    _format("a Terraform token", ".atlasv1.", r"[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}"),
    # https://grafana.com/docs/grafana/latest/administration/service-accounts/; length: gitleaks
    _format(
        "a Grafana token",
        "glsa_ glc_",
        r"glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}|glc_[A-Za-z0-9+/]{32,400}={0,3}",
    ),
    # https://developers.figma.com/docs/rest-api/personal-access-tokens/; length: TruffleHog
    _format("a Figma token", "figd_ figu_ figo_", r"fig[duo][rh]?_[A-Za-z0-9_-]{40}"),
    # https://docs.sentry.io/security-legal-pii/security/token-formats/
    _format(
        "a Sentry token",
        "sntryu_ sntrya_ sntrys_",
        r"sntry[ua]_[a-f0-9]{64}|sntrys_eyJ[A-Za-z0-9+/]{20,400}={0,2}_[A-Za-z0-9+/]{43}",
    ),
    # https://learning.postman.com/docs/developer/postman-api/authentication/; length: gitleaks
    _format("a Postman key", "PMAK-", r"PMAK-[A-Fa-f0-9]{24}-[A-Fa-f0-9]{34}"),
    # https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/
    # (form: TruffleHog)
    _format("an Atlassian token", "ATATT3x ATCTT3x", r"AT[AC]TT3x[A-Za-z0-9_+/-]{50,}(?:=[A-F0-9]{8})?"),
    # https://developers.notion.com/changelog (new token format); length: gitleaks
    _format("a Notion token", "ntn_", r"ntn_\d{11}[A-Za-z0-9]{35}"),
    # https://linear.app/developers/graphql; length: gitleaks
    _format("a Linear key", "lin_api_ lin_oauth_", r"lin_(?:api|oauth)_[A-Za-z0-9]{40,64}"),
    # https://supabase.com/docs/guides/api/api-keys; length of personal tokens: TruffleHog
    _format(
        "a Supabase key",
        "sbp_ sb_secret_",
        r"sbp_(?:[a-z]{2}_?)?[a-z0-9]{40}|sb_secret_[A-Za-z0-9_-]{20,80}",
    ),
    # https://datatracker.ietf.org/doc/html/rfc7519: header and payload are JSON objects, in base64
    _format("a signed token (JWT)", "eyJ", r"(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}(?:\.[\w-]*)?"),
)
"""Every format that is recognised."""

NEEDLES = tuple((needle, one) for one in FORMATS for needle in one.needles)
"""Every needle with its format."""
