export default definePageConfig({ navigationBarTitleText: '核验手机号' });
