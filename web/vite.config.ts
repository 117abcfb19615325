import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const server = process.env.BOOKEND_SERVER ?? 'http://127.0.0.1:5080';

export default defineConfig({
  base: '/app/',
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: { '/api': server, '/live': { target: server, ws: true } } },
  build: { outDir: 'dist', manifest: true, target: 'es2022' },
  plugins: [
    react(),
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: false,
      // The shell is kept, answers of the API are not: a stale day on screen would sell a taken slot.
      workbox: { globPatterns: ['**/*.{js,css,html,svg,woff2}'], navigateFallback: '/app/index.html', runtimeCaching: [] },
      manifest: {
        name: 'Bookend',
        short_name: 'Bookend',
        description: 'Calendar, front desk and till',
        start_url: '/app/',
        scope: '/app/',
        display: 'standalone',
        background_color: '#f6f3ec',
        theme_color: '#f6f3ec',
        icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
    }),
  ],
});
