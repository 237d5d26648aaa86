/** The bodies every commune council works with from its first day (law:STR-01, STR-02, C1); the office adds villages and groups. */
export const firstOrganizations = [
  { kind: 'council', position: 0, name: 'Hội đồng nhân dân xã', short: 'HĐND xã', inside: true, aliases: ['HĐND', 'Hội đồng nhân dân'] },
  { kind: 'standing-committee', position: 100, name: 'Thường trực Hội đồng nhân dân xã', short: 'Thường trực HĐND', inside: true, aliases: ['TT HĐND', 'TTHĐND', 'Thường trực HĐND'] },
  { kind: 'board', position: 200, name: 'Ban Kinh tế - Ngân sách', short: 'Ban KT-NS', inside: true, aliases: ['Ban KTNS', 'Ban KT - NS'] },
  { kind: 'board', position: 201, name: 'Ban Văn hóa - Xã hội', short: 'Ban VH-XH', inside: true, aliases: ['Ban VHXH', 'Ban VH - XH'] },
  { kind: 'all-delegates', position: 300, name: 'Đại biểu Hội đồng nhân dân xã', short: 'Đại biểu HĐND', inside: true, aliases: ['đại biểu HĐND', 'các đại biểu'] },
  { kind: 'office', position: 500, name: 'Văn phòng HĐND và UBND xã', short: 'Văn phòng', inside: true, aliases: ['Văn phòng HĐND&UBND', 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân', 'VP HĐND&UBND'] },
  { kind: 'peoples-committee', position: 600, name: 'Ủy ban nhân dân xã', short: 'UBND xã', inside: false, aliases: ['UBND', 'Ủy ban nhân dân'] },
  { kind: 'fatherland-front', position: 800, name: 'Ủy ban Mặt trận Tổ quốc Việt Nam xã', short: 'MTTQ xã', inside: false, aliases: ['UBMTTQ', 'MTTQ', 'Ủy ban MTTQ', 'Mặt trận Tổ quốc'] },
  { kind: 'party-committee', position: 1000, name: 'Đảng ủy xã', short: 'Đảng ủy', inside: false, aliases: ['Ban Thường vụ Đảng ủy', 'cấp ủy', 'BTV Đảng ủy'] }
] as const;
