"""What can be measured on a page in any engine: contrast, targets, the way of the focus, print."""

from __future__ import annotations

import time
from typing import Any

# Colors come in many notations; a canvas knows them all. Every element's color lies over the grounds behind it.
COLORS = """
  const pen = Object.assign(document.createElement('canvas'), {width: 1, height: 1}).getContext('2d', {willReadFrequently: true});
  const known = {};
  const parts = color => known[color] ||= (() => {
    pen.clearRect(0, 0, 1, 1); pen.fillStyle = color; pen.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  })();
  const over = (top, ground) => top.slice(0, 3).map((part, i) => part * top[3] + ground[i] * (1 - top[3]));
  const ground = element => {
    if (!element) return parts('Canvas').slice(0, 3);
    const own = parts(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own.slice(0, 3) : over(own, ground(element.parentElement));
  };
  const light = color => color.map(part => part / 255).map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    .reduce((sum, part, i) => sum + part * [.2126, .7152, .0722][i], 0);
  const ratio = (one, other) => { const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b); return (bright + .05) / (dark + .05); };
  const shown = element => element.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true, opacityProperty: true});
  const named = element => `${element.tagName.toLowerCase()}.${element.className} "${element.textContent.trim().slice(0, 40)}"`;
"""

# WCAG 1.4.3 for every text, the large ones not spared; 1.4.11 for the edges that tell a control or a verdict from its ground.
CONTRAST = f"""() => {{ {COLORS}
  const low = [];
  for (const element of document.querySelectorAll('.quiz, .quiz *, .case, .case *')) {{
    if (!shown(element)) continue;
    const style = getComputedStyle(element), own = ground(element);
    const says = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()) || element.matches('input:not([type=radio], [type=checkbox]), select, textarea');
    const text = ratio(over(parts(style.color), own), own);
    if (says && text < 4.5) low.push(`text ${{text.toFixed(2)}} ${{named(element)}}`);
    if (!element.matches('button, .sk-verdict, select, textarea, input:not([type=radio], [type=checkbox])')) continue;
    const around = ground(element.parentElement);
    const edged = style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) >= 1;
    const edge = edged ? ratio(over(parts(style.borderTopColor), around), around) : 1;
    if (Math.max(edge, ratio(own, around)) < 3) low.push(`edge ${{edge.toFixed(2)}} ${{named(element)}}`);
  }}
  return low;
}}"""

# WCAG 2.5.8; a control inside its label is as large as the label. Links in running text are exempt.
TARGETS = """() => [...document.querySelectorAll('.quiz :is(label, button, summary, select, textarea, input)')]
  .filter(e => e.checkVisibility() && !(e.matches('input') && e.closest('label')))
  .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24).map(([text, box]) => `${Math.round(box.width)} x ${Math.round(box.height)} ${text}`)"""

OUT_OF_SIGHT = "focus out of sight"
# One step of a walk through the page by Tab: what is wrong with the place where the focus is now.
STEP = f"""() => {{ {COLORS}
  const element = document.activeElement;
  window.walked ||= new Set();
  if (!element.closest('.quiz')) return {{faults: [], last: window.walked.size > 0}};
  window.walked.add(element);
  const style = getComputedStyle(element), box = element.getBoundingClientRect(), faults = [];
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) faults.push(`no focus ring: ${{named(element)}}`);
  const ring = ratio(over(parts(style.outlineColor), ground(element.parentElement)), ground(element.parentElement));
  if (style.outlineStyle !== 'auto' && ring < 3) faults.push(`focus ring ${{ring.toFixed(2)}}: ${{named(element)}}`);
  const inside = (at, size, room) => Math.max(0, Math.min(room - 1, at + size / 2));
  const top = document.elementFromPoint(inside(box.x, box.width, innerWidth), inside(box.y, box.height, innerHeight));
  if (!top || !element.contains(top) && !top.contains(element)) faults.push(`{OUT_OF_SIGHT}: ${{named(element)}}`);
  return {{faults, last: false}};
}}"""
MISSED = """() => [...document.querySelectorAll('.quiz :is(input, select, textarea, button, summary, a[href])')].filter(e => e.checkVisibility())
  .filter(e => !window.walked.has(e) && !(e.type === 'radio' && [...window.walked].some(w => w.type === 'radio' && w.name === e.name)))
  .map(e => e.outerHTML.slice(0, 90))"""


def walk(tab: Any, most: int = 400) -> list[str]:
    """Tab from where the focus is through the self-checks; what cannot be reached, is not seen, or has no ring."""
    faults: list[str] = []
    for _ in range(most):
        tab.press("Tab")
        step = tab.evaluate(STEP)
        # An engine may scroll a moment after the focus has moved.
        for _ in range(10):
            if not any(fault.startswith(OUT_OF_SIGHT) for fault in step["faults"]):
                break
            time.sleep(0.1)
            step = tab.evaluate(STEP)
        faults += step["faults"]
        if step["last"]:
            return faults + [f"not reached: {one}" for one in tab.evaluate(MISSED)]
    return [*faults, f"{most} Tabs do not leave the self-checks"]


# For engines that cannot be told to print: rules for print become rules for all, rules for screens none.
PRINT_RULES = """() => {
  const turn = media => { media.mediaText = media.mediaText
    .replace(/\\b(only )?screen\\b/g, 'not-here').replace(/\\bprint\\b/g, 'all').replace(/not-here( and \\([^)]*\\))*/g, 'not all'); };
  const each = rules => { for (const rule of rules) { if (rule.media && rule.media.mediaText) turn(rule.media); if (rule.cssRules) each(rule.cssRules); } };
  for (const sheet of document.styleSheets) { if (sheet.media.mediaText) turn(sheet.media); each(sheet.cssRules); }
}"""
PRINTED = """() => {
  const top = e => e.getBoundingClientRect().top;
  const visible = e => e.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}) && e.getBoundingClientRect().height > 0;
  const all = (quiz, selector) => [...quiz.querySelectorAll(selector)];
  return [...document.querySelectorAll('.quiz')].flatMap(quiz => {
    const faults = all(quiz, 'legend, dt[data-key], dd, details > p:not(.sk-report), details > dl').filter(e => !visible(e)).map(e => `not printed: ${e.outerHTML.slice(0, 90)}`);
    faults.push(...all(quiz, 'button, summary, .sk-actions, .sk-progress, .sk-verdict, .sk-why, .sk-report').filter(visible).map(e => `printed: ${e.outerHTML.slice(0, 90)}`));
    const stems = all(quiz, 'legend').map(top), keys = all(quiz, 'study-item > details').map(top);
    if (Math.max(...stems) >= Math.min(...keys)) faults.push('a key stands before a stem');
    if (String(keys) !== String([...keys].sort((a, b) => a - b))) faults.push('keys in another order than stems');
    if (!all(quiz, 'legend').every(e => getComputedStyle(e, '::before').content.includes('counter'))) faults.push('stems without numbers');
    if (!all(quiz, 'study-item').every(e => getComputedStyle(e.querySelector('dt'), '::before').content.includes('counter'))) faults.push('keys without numbers');
    return faults;
  });
}"""
