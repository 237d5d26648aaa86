/** Grey pictures of pages: levelling, straightening, writing out for recognition. */

/** A grey picture: 0 black, 255 white, row by row. */
export interface Grey {
  width: number;
  height: number;
  data: Uint8Array;
}

/** Writes a picture as PGM, which the recogniser takes without unpacking. */
export function toPgm(picture: Grey): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${picture.width} ${picture.height}\n255\n`);
  const file = new Uint8Array(head.length + picture.data.length);
  file.set(head);
  file.set(picture.data, head.length);
  return file;
}

/** The level between ink and paper (Otsu's method). */
export function inkLevel(picture: Grey): number {
  const counts = new Float64Array(256);
  const step = Math.max(1, Math.floor(picture.data.length / 400_000));
  let total = 0;
  let sum = 0;
  for (let at = 0; at < picture.data.length; at += step) {
    const value = picture.data[at] as number;
    counts[value] = (counts[value] as number) + 1;
    total += 1;
    sum += value;
  }
  let below = 0;
  let belowSum = 0;
  let best = 0;
  let level = 128;
  for (let value = 0; value < 256; value += 1) {
    below += counts[value] as number;
    belowSum += value * (counts[value] as number);
    const above = total - below;
    if (below === 0 || above === 0) continue;
    const apart = belowSum / below - (sum - belowSum) / above;
    const spread = below * above * apart * apart;
    if (spread > best) {
      best = spread;
      level = value;
    }
  }
  return level;
}

/** Largest turn looked for, in degrees. */
const MOST_TURN = 4;

/**
 * How far a page is turned, in degrees; positive when its lines sink to the right. Rows of text give the sharpest
 * profile when looked at along the lines.
 */
export function turnOf(picture: Grey): number {
  const factor = Math.max(1, Math.round(picture.width / 700));
  const level = inkLevel(picture);
  const xs: number[] = [];
  const ys: number[] = [];
  for (let y = 0; y < picture.height; y += factor) {
    for (let x = 0; x < picture.width; x += factor) {
      if ((picture.data[y * picture.width + x] as number) <= level) {
        xs.push(x / factor);
        ys.push(y / factor);
      }
    }
  }
  // A picture that is mostly dark is no page of text.
  if (xs.length < 200 || xs.length > (picture.width / factor) * (picture.height / factor) * 0.4) return 0;
  const rows = new Float64Array(Math.ceil(picture.height / factor + picture.width / factor) + 4);
  const offset = Math.ceil(picture.width / factor / 8);
  const sharpness = (degrees: number): number => {
    rows.fill(0);
    const slope = Math.tan((degrees * Math.PI) / 180);
    for (let index = 0; index < xs.length; index += 1) {
      const row = Math.round((ys[index] as number) - slope * (xs[index] as number)) + offset;
      if (row >= 0 && row < rows.length) rows[row] = (rows[row] as number) + 1;
    }
    let sum = 0;
    for (let row = 1; row < rows.length; row += 1) {
      const change = (rows[row] as number) - (rows[row - 1] as number);
      sum += change * change;
    }
    return sum;
  };
  const best = (from: number, to: number, step: number): number => {
    let found = 0;
    let most = -1;
    for (let degrees = from; degrees <= to + 1e-9; degrees += step) {
      const value = sharpness(degrees);
      if (value > most) {
        most = value;
        found = degrees;
      }
    }
    return found;
  };
  const rough = best(-MOST_TURN, MOST_TURN, 0.25);
  return best(rough - 0.25, rough + 0.25, 0.05);
}

/** Strips a page is looked at in, so that slightly turned lines still leave gaps. */
const STRIPS = 8;

/**
 * True when the lines of a page run up and down. Lines of text leave gaps between them: looked at in strips, an upright
 * page has more empty rows than empty columns. Drawn lines must have been wiped away.
 */
export function isSideways(picture: Grey): boolean {
  const level = inkLevel(picture);
  const rows = emptyShare(picture, level, false);
  const columns = emptyShare(picture, level, true);
  return columns > 0.2 && columns > rows * 1.5;
}

/** Mean share of empty rows (or columns) between the first and the last with ink, over strips across them. */
function emptyShare(picture: Grey, level: number, columns: boolean): number {
  const { width, height, data } = picture;
  const along = columns ? width : height;
  const across = columns ? height : width;
  const stepAlong = columns ? 1 : width;
  const stepAcross = columns ? width : 1;
  const strip = Math.floor(across / STRIPS);
  let sum = 0;
  let seen = 0;
  for (let part = 0; part < STRIPS; part += 1) {
    let first = -1;
    let last = -1;
    let inked = 0;
    for (let line = 0; line < along; line += 1) {
      let dark = 0;
      for (let at = part * strip; at < (part + 1) * strip && dark < 2; at += 1)
        if ((data[line * stepAlong + at * stepAcross] as number) <= level) dark += 1;
      if (dark < 2) continue;
      if (first < 0) first = line;
      last = line;
      inked += 1;
    }
    // Strips with a line or two of words say nothing.
    if (inked < along * 0.1) continue;
    sum += 1 - inked / (last - first + 1);
    seen += 1;
  }
  return seen === 0 ? 0 : sum / seen;
}

/** A picture turned a quarter to the right. */
export function quarterTurn(picture: Grey): Grey {
  const { width, height, data } = picture;
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) out[x * height + (height - 1 - y)] = data[y * width + x] as number;
  return { width: height, height: width, data: out };
}

/** A picture turned upside down. */
export function halfTurn(picture: Grey): Grey {
  return { ...picture, data: picture.data.slice().reverse() };
}

/** Turns a picture back by that many degrees around its middle; new corners are white. */
export function straighten(picture: Grey, degrees: number): Grey {
  if (Math.abs(degrees) < 0.06) return picture;
  const { width, height, data } = picture;
  const out = new Uint8Array(data.length).fill(255);
  const sine = Math.sin((degrees * Math.PI) / 180);
  const cosine = Math.cos((degrees * Math.PI) / 180);
  const [centreX, centreY] = [width / 2, height / 2];
  for (let y = 0; y < height; y += 1) {
    let sourceX = cosine * -centreX - sine * (y - centreY) + centreX;
    let sourceY = sine * -centreX + cosine * (y - centreY) + centreY;
    const row = y * width;
    for (let x = 0; x < width; x += 1, sourceX += cosine, sourceY += sine) {
      const left = Math.floor(sourceX);
      const top = Math.floor(sourceY);
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const at = top * width + left;
      const right = sourceX - left;
      const down = sourceY - top;
      const upper = (data[at] as number) * (1 - right) + (data[at + 1] as number) * right;
      const lower = (data[at + width] as number) * (1 - right) + (data[at + width + 1] as number) * right;
      out[row + x] = upper * (1 - down) + lower * down;
    }
  }
  return { width, height, data: out };
}

/** White pixels put around a part: the recogniser misses letters at the very edge. */
export const FRAME = 12;

/** A picture with a white frame. */
export function framed(picture: Grey): Grey {
  const width = picture.width + 2 * FRAME;
  const height = picture.height + 2 * FRAME;
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < picture.height; y += 1)
    data.set(picture.data.subarray(y * picture.width, (y + 1) * picture.width), (y + FRAME) * width + FRAME);
  return { width, height, data };
}

/** A part of a picture; what lies outside is left out. */
export function crop(picture: Grey, x0: number, y0: number, x1: number, y1: number): Grey {
  const [left, top] = [Math.min(Math.max(0, x0), picture.width - 1), Math.min(Math.max(0, y0), picture.height - 1)];
  const width = Math.max(1, Math.min(picture.width, x1) - left);
  const height = Math.max(1, Math.min(picture.height, y1) - top);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1)
    data.set(picture.data.subarray((top + y) * picture.width + left, (top + y) * picture.width + left + width), y * width);
  return { width, height, data };
}

/** A picture made larger, smoothly. */
export function enlarge(picture: Grey, factor: number): Grey {
  const width = Math.round(picture.width * factor);
  const height = Math.round(picture.height * factor);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const sourceY = Math.min(picture.height - 1, y / factor);
    const top = Math.floor(sourceY);
    const down = sourceY - top;
    const below = Math.min(picture.height - 1, top + 1);
    for (let x = 0; x < width; x += 1) {
      const sourceX = Math.min(picture.width - 1, x / factor);
      const left = Math.floor(sourceX);
      const right = sourceX - left;
      const beside = Math.min(picture.width - 1, left + 1);
      const value = (row: number, column: number): number => picture.data[row * picture.width + column] as number;
      data[y * width + x] =
        (value(top, left) * (1 - right) + value(top, beside) * right) * (1 - down) +
        (value(below, left) * (1 - right) + value(below, beside) * right) * down;
    }
  }
  return { width, height, data };
}
