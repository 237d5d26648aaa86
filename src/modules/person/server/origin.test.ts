import { describe, expect, it } from 'vitest';
import { originForOthers } from './origin.ts';

describe('the address for others', () => {
  it('is the public one where set, and the one of the request when others reach it', () => {
    expect(originForOthers(new URL('http://localhost:8080/x'), { publicOrigin: 'https://hdnd.example.vn', host: '0.0.0.0' })).toBe('https://hdnd.example.vn');
    expect(originForOthers(new URL('http://192.168.1.5:8080/x'), { publicOrigin: null, host: '0.0.0.0' })).toBe('http://192.168.1.5:8080');
  });

  it('keeps the port and never says localhost where the server has an address in the building; a server bound to itself stays local', () => {
    const origin = originForOthers(new URL('http://localhost:8080/x'), { publicOrigin: null, host: '0.0.0.0' });
    expect(origin).toMatch(/^http:\/\/(\d+\.\d+\.\d+\.\d+|localhost):8080$/);
    expect(originForOthers(new URL('http://localhost:8080/x'), { publicOrigin: null, host: '127.0.0.1' })).toBe('http://localhost:8080');
  });
});
