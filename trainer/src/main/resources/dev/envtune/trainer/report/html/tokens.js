// The policy's messages token by token, tinted by advantage or by logprob.
const STRONGEST = 55; // per cent of the tint, so that the text stays readable
const SURPRISE = 5; // nats at which the tint of a logprob is strongest

function tint(token, kind, weight) {
  if (kind) {
    token.classList.add(kind);
  }
  token.style.setProperty('--weight', `${(STRONGEST * Math.min(1, weight)).toFixed(0)}%`);
  return token;
}

function tintByAdvantage(token, advantage, strongest) {
  return tint(token, advantage > 0 ? 'positive' : advantage < 0 ? 'negative' : '',
      Math.abs(advantage) / strongest);
}

function tintByLogprob(token, logprob) {
  return tint(token, 'surprise', -logprob / SURPRISE);
}

// Chat tokens and line ends are made visible.
function tokenText(text) {
  return text.replace(/\n/g, '↵\n');
}

function tokenLine(message, colour, strongest) {
  const line = element('div', 'tokens');
  const advantage = number(message.advantage);
  message.texts.forEach((text, index) => {
    const logprob = number(message.logprobs[index]);
    const token = element('span', 'token', tokenText(text));
    if (/^<\|[^|]+\|>$/.test(text)) {
      token.classList.add('chat');
    }
    token.title = `logprob ${fixed(logprob, 3)}, advantage ${signed(advantage, 3)}`;
    if (colour === 'advantage') {
      tintByAdvantage(token, advantage, strongest);
    } else {
      tintByLogprob(token, logprob);
    }
    line.append(token);
  });
  return line;
}

function scaleWords(colour, strongest) {
  const swatches = element('span', 'swatches');
  const steps = colour === 'advantage' ? [-1, -0.5, 0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
  for (const step of steps) {
    const swatch = element('span', 'token');
    swatches.append(colour === 'advantage'
      ? tintByAdvantage(swatch, step, 1) : tintByLogprob(swatch, -step * SURPRISE));
  }
  return colour === 'advantage'
    ? [`Advantage ${fixed(-strongest, 2)}`, swatches, signed(strongest, 2),
      ': red is discouraged, blue encouraged.']
    : ['Logprob 0', swatches, `${fixed(-SURPRISE, 0)} and below: the stronger, the less likely was the token.`];
}
