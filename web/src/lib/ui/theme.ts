import { ActionIcon, Button, createTheme, Drawer, Input, Modal, SegmentedControl, type CSSVariablesResolver } from '@mantine/core';

const closeButton = { 'aria-label': 'Close', size: 44, iconSize: 20 };

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 8, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  defaultRadius: 10,
  white: '#fffdf8',
  black: '#1c2526',
  fontFamily: "'Figtree Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Figtree Variable', system-ui, sans-serif", fontWeight: '650' },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  colors: {
    teal: ['#e6f1ef', '#cfe4e0', '#a5ccc7', '#7ab9b2', '#63bfb6', '#3a9a92', '#238079', '#176b67', '#0f5a59', '#0a4544'],
    amber: ['#fdf3dc', '#fbe8c2', '#f6d693', '#f1c468', '#f0b95a', '#d99a2f', '#b97a16', '#945d08', '#7d4c00', '#5c3800'],
    red: ['#fbeae7', '#f6d3cd', '#efaea5', '#f49a8e', '#ff8d80', '#d8574a', '#c13e31', '#a8261c', '#9a2018', '#721610'],
    gray: ['#faf8f3', '#f1ede4', '#e5dfd3', '#d6cfc0', '#bfb8a8', '#8f897a', '#6c685b', '#565246', '#3f3c33', '#27251f'],
    dark: ['#ece8df', '#c5cac6', '#a3aba9', '#7b8587', '#414b4d', '#2b3335', '#1f2628', '#171c1e', '#101415', '#0a0d0e'],
  },
  components: {
    ColorInput: { defaultProps: { eyeDropperButtonProps: { 'aria-label': 'Take a colour from the screen' } } },
    // The first item takes the focus; an empty placeholder that does is no child a menu may have.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    CloseButton: { defaultProps: { 'aria-label': 'Close' } },
    Button: Button.extend({
      vars: (_, { size, variant = 'filled' }) => ({
        root: {
          // 44 px is the least a wet finger hits.
          ...(size?.startsWith('compact') ? {} : { '--button-height': '2.75rem' }),
          // The light accent of the dark scheme needs dark ink, which Mantine does not choose by itself.
          ...(variant === 'filled' ? { '--button-color': 'var(--on-accent)' } : {}),
        },
      }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { size: 44, variant: 'subtle', color: 'gray' } }),
    Input: Input.extend({ vars: () => ({ wrapper: { '--input-height': '2.75rem' } }) }),
    SegmentedControl: SegmentedControl.extend({ classNames: { root: 'segments', label: 'segment' } }),
    Modal: Modal.extend({ defaultProps: { centered: true, closeButtonProps: closeButton, overlayProps: { backgroundOpacity: 0.35 } } }),
    Drawer: Drawer.extend({ defaultProps: { closeButtonProps: closeButton, overlayProps: { backgroundOpacity: 0.25 }, position: 'right' } }),
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fffdf8',
    '--mantine-color-dimmed': '#5a6463',
    '--mantine-color-default-border': '#d6cfc0',
    '--mantine-color-placeholder': '#6c6a60',
  },
  dark: {
    '--mantine-color-body': '#1c2224',
    '--mantine-color-text': '#ece8df',
    '--mantine-color-dimmed': '#a8b0ae',
    '--mantine-color-default': '#1f2628',
    '--mantine-color-default-border': '#3d4749',
    '--mantine-color-placeholder': '#98a19f',
  },
});
