/** The few signs of the shell, drawn on a grid of 24. They stand beside words and say nothing by themselves. */
const PATHS = {
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  channels:
    'M6.6 3 9.3 2.500l2 5-2.4 2c1 2.5 3.3 4.9 6 6.100l2-2.5 4.6 2-.5 2.800c-.4 2-2 3.3-4 3-7.3-1-13.3-7-14.2-14-.2-2 1.4-3.7 3.8-3.900z',
  proposals: 'M5 4h10l4 4v12H5zM9 12h6M9 16h6M14 4v5h5',
  hours: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2',
  notices: 'M4 10v4h3l8 5V5l-8 5zM18.5 9a4 4 0 0 1 0 6',
  badges: 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6zM9 11.500l2.2 2.2 4-4.2',
  desk: 'M4 5h12v8H9l-3 3v-3H4zM19 9h1v8h-2v3l-3-3h-5',
  macros: 'M4 5h16v11h-9l-4 4v-4H4zM12.500 8l-2 5M7.5 10.500h.2M16 10.500h.2',
  board: 'M4 5h16v14H4zM4 10h16M10 10v9',
  verified: 'M4 5h16v11h-9l-4 4v-4H4zM8.5 10.500l2.500 2.500 4.500-4.500',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.4-4 3-6 6.5-6s6.1 2 6.5 6M16 4.500a3.3 3.3 0 0 1 0 6.200M18 14.500c2 .8 3.2 2.6 3.5 5.5',
  audit: 'M5 4h14v16H5zM8.5 8.500h7M8.5 12h7M8.5 15.500h4',
  mail: 'M3.5 6h17v12h-17zM4 6.500l8 6.5 8-6.5',
  webhook: 'M4 12h11M10.5 7l5 5-5 5M20 4v16',
  me: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.500c.6-4 3.4-6 7.5-6s6.9 2 7.5 6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  back: 'M20 12H5M11 6l-6 6 6 6',
  help: 'M9 9.200A3 3 0 1 1 12.8 12c-.6.3-.8.8-.8 1.700M12 17v.2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  key: 'M14.5 14a5 5 0 1 0-4.3-2.500L3.5 18.200V21H7v-2.200h2.200v-2.200h2.200l1.2-1.800M15.8 8.200v.1',
  globe: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c5 5 5 13 0 18-5-5-5-13 0-18z',
  check: 'M5 12.500l4.5 4.500L19 7',
  warning: 'M12 4l9 16H3zM12 10v4.500M12 17.200v.2',
  leave: 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  attach:
    'M20.5 11l-8.800 8.800a5.300 5.300 0 0 1-7.500-7.500l8.800-8.800a3.500 3.500 0 0 1 5 5l-8.800 8.800a1.800 1.800 0 0 1-2.500-2.500l8.200-8.200',
  camera: 'M3 7.500h4l1.500-3h7l1.500 3h4v12H3zM12 9.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7z',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  arrow: 'M9 5l7 7-7 7',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
